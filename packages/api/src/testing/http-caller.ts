import { createTRPCClient, httpLink } from '@trpc/client';
import type { AppRouter } from '#router.ts';

/** Asks a running server as the browser that holds this session's token would, without one. */
export function httpCaller(origin: string, token: string) {
  const headers = { origin, cookie: `__Host-parley=${token}` };
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${origin}/trpc`, headers })] });
}
