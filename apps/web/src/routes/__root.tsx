import { CSPProvider } from '@base-ui/react/csp-provider';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { PageError } from '#layout/page-error.tsx';
import { PageMissing } from '#layout/page-missing.tsx';
import { onStalePage } from '#lib/stale-page.ts';
import { type Api, trpc, trpcClient } from '#lib/trpc.ts';
import { whenIdle } from '#lib/when-idle.ts';
import { errorTexts } from '#texts/errors.ts';
import { uiTexts } from '#texts/ui.ts';
import { onDemand } from '#ui/on-demand.tsx';
import { showToast } from '#ui/toasts.ts';

export const Route = createRootRouteWithContext<{ api: Api; queryClient: QueryClient }>()({
  component: Root,
  errorComponent: PageError,
  notFoundComponent: PageMissing,
});

const PageLayers = onDemand(() => import('#ui/page-layers.tsx').then((part) => part.PageLayers));

function Root() {
  const { queryClient } = Route.useRouteContext();
  const [isPainted, setPainted] = useState(false);
  useEffect(() => whenIdle(() => setPainted(true)), []);
  useEffect(() => onStalePage(offerReload), []);

  return (
    <trpc.Provider client={trpcClient} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>
        <CSPProvider disableStyleElements>
          <Outlet />
          <PageLayers isOpen={isPainted} />
        </CSPProvider>
      </QueryClientProvider>
    </trpc.Provider>
  );
}

const offerReload = () =>
  showToast({
    text: errorTexts.staleLine,
    staysMs: 0,
    action: { label: uiTexts.reload, onSelect: () => location.reload() },
  });
