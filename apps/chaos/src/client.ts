import type { AppRouter } from '@parley/api/router';
import { createTRPCClient, createWSClient, httpLink, retryLink, TRPCClientError, wsLink } from '@trpc/client';
import { WebSocket } from 'ws';
import type { Person } from '#world.ts';

const comeBackMs = 100;
const finalCodes = ['UNAUTHORIZED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_REQUEST', 'CONFLICT'];

/** Whether asking again can't change the answer. */
export function isFinal(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError && finalCodes.includes(error.data?.code ?? '');
}

/** Calls over HTTP, one by one, as the product's page makes them. */
export function openCalls(origin: string, { cookie, address }: Person) {
  const headers = { cookie, origin, 'x-forwarded-for': address };
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${origin}/trpc`, headers })] });
}

export type Calls = ReturnType<typeof openCalls>;

export interface LiveOptions {
  /** Where to find the server when not at the page's origin. */
  address?: string;
  /** Called when the socket is open again, with how long it was not. */
  onBack?: (awayMs: number) => void;
}

/** Subscriptions over one socket that comes back by itself, as the product's page keeps it. */
export function openLive(origin: string, { cookie, address: from }: Person, options: LiveOptions = {}) {
  const { address = origin, onBack = () => {} } = options;
  const headers = { cookie, origin, 'x-forwarded-for': from };
  class Socket extends WebSocket {
    constructor(url: string) {
      super(url, { headers });
    }
  }
  let lostAt: number | null = null;
  const client = createWSClient({
    onClose() {
      lostAt ??= performance.now();
    },
    onOpen() {
      if (lostAt !== null) onBack(Math.round(performance.now() - lostAt));
      lostAt = null;
    },
    url: `${address.replace('http', 'ws')}/trpc`,
    WebSocket: Socket as never,
    retryDelayMs: () => comeBackMs * (0.5 + Math.random()),
  });
  const retry = retryLink<AppRouter>({ retry: ({ error }) => !isFinal(error), retryDelayMs: () => comeBackMs });
  return {
    live: createTRPCClient<AppRouter>({ links: [retry, wsLink({ client })] }),
    close: () => client.close(),
  };
}

/** Asks until there is an answer. @throws the error that is final. */
export async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (isFinal(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, comeBackMs * (0.5 + Math.random())));
    }
  }
}
