import type { AppRouter } from '@parley/api/router';
import { createTRPCClient, createWSClient, httpLink, retryLink, splitLink, type TRPCLink, wsLink } from '@trpc/client';
import { errorReason } from '#lib/errors.ts';
import { onSessionChange } from '#lib/session-signal.ts';

/** Milliseconds before the next attempt: doubling from half a second to 10 s, jittered so that many don't come back at once. */
const retryDelayMs = (attempt: number) => Math.min(500 * 2 ** attempt, 10_000) * (0.5 + Math.random() / 2);

const socket = createWSClient({
  url: () => `${location.origin.replace(/^http/, 'ws')}/trpc`,
  lazy: { enabled: true, closeMs: 1_000 },
  keepAlive: { enabled: true, intervalMs: 20_000, pongTimeoutMs: 5_000 },
  retryDelayMs,
});

/** What asking again can't change. */
const isFinal = (error: unknown) => {
  const reason = errorReason(error);
  return reason === 'unauthenticated' || reason === 'forbidden' || reason === 'not_found' || reason === 'invalid';
};

/**
 * The tab's subscriptions, and what is about its connection. A client of its own: its request ids stay small and equal
 * among people, and its events don't re-render anything by themselves.
 */
export const liveClient = createTRPCClient<AppRouter>({
  links: [
    retryLink({
      retry: ({ op, error }) => op.type === 'subscription' && !isFinal(error),
      retryDelayMs,
    }),
    wsLink({ client: socket }),
  ],
});

/** Where the ids of calls begin: those of subscriptions never come so far. */
const callIds = 1_000_000;

const overSocket: TRPCLink<AppRouter>[] = [
  () =>
    ({ op, next }) =>
      next({ ...op, id: op.id + callIds }),
  wsLink({ client: socket }),
];

/** Calls over the tab's socket while it is open, and else, or when it breaks under them, over HTTP. */
export const quickClient = createTRPCClient<AppRouter>({
  links: [
    retryLink({ retry: ({ attempts, error }) => attempts < 3 && !error.data }),
    splitLink({
      condition: () => connectionNow() === 'connected',
      true: overSocket,
      false: httpLink({ url: '/trpc' }),
    }),
  ],
});

// A socket belongs to the session that opened it.
onSessionChange(() => void socket.close());

export type Connection = 'connected' | 'connecting' | 'idle';

/** How the socket stands now; `idle` before the first subscription. */
export function connectionNow(): Connection {
  const { state } = socket.connectionState.get();
  return state === 'pending' ? 'connected' : state;
}

/** Calls back when the connection's state changes; returns what ends it. */
export function onConnection(listener: () => void): () => void {
  const subscription = socket.connectionState.subscribe({ next: listener });
  return () => subscription.unsubscribe();
}
