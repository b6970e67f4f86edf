import type { AppRouter } from '@parley/api/router';
import { limits } from '@parley/contract/limits';
import type { QueryClient } from '@tanstack/react-query';
import { createTRPCQueryUtils, createTRPCReact, httpBatchLink, httpLink, splitLink } from '@trpc/react-query';

/** The hooks of every procedure. Subscriptions have a client of their own, in `live/`. */
export const trpc = createTRPCReact<AppRouter>();

/** Give a call this context where its answer must not wait for the slowest of a batch. */
export const unbatched = { context: { unbatched: true } } as const;

/** Calls the server by HTTP: what is asked within one tick goes as one request. */
export const trpcClient = trpc.createClient({
  links: [
    splitLink({
      condition: (operation) => operation.context.unbatched === true,
      true: httpLink({ url: '/trpc' }),
      false: httpBatchLink({ url: '/trpc', maxItems: limits.callsPerBatchMax, maxURLLength: 4_000 }),
    }),
  ],
});

/** The cache outside components: for routes that load before they show. */
export const createApi = (queryClient: QueryClient) => createTRPCQueryUtils({ queryClient, client: trpcClient });

export type Api = ReturnType<typeof createApi>;
