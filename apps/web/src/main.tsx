import '#styles/app.css';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { PageError } from '#layout/page-error.tsx';
import { PageMissing } from '#layout/page-missing.tsx';
import { createQueryClient } from '#lib/query-client.ts';
import { announceSessionHere, onSessionChange } from '#lib/session-signal.ts';
import { startTheme } from '#lib/theme.ts';
import { createApi } from '#lib/trpc.ts';
import { routeTree } from './routeTree.gen.ts';

const queryClient = createQueryClient(announceSessionHere);

const router = createRouter({
  routeTree,
  context: { queryClient, api: createApi(queryClient) },
  defaultPreload: 'intent',
  defaultErrorComponent: PageError,
  defaultNotFoundComponent: PageMissing,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

startTheme();
onSessionChange(() => {
  queryClient.clear();
  void router.invalidate();
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
