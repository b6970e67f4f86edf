import type { AppRouter } from '@parley/api/router';
import { createTRPCClient, createWSClient, httpBatchLink, wsLink } from '@trpc/client';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';

export const ana = {
  username: 'ana',
  displayName: 'Ana',
  email: 'ana@example.org',
  password: 'green kettle, slow boat',
};

type HeaderMap = Record<string, string>;
export type Visitor = ReturnType<typeof visit>;

/** Somebody's browser on a page of the server: it keeps the cookie and says where it is. */
export function visit({ origin }: { origin: string }) {
  const jar = { cookie: '', setCookies: [] as string[] };
  const cookies = new Map<string, string>();
  const ownHeaders = (): HeaderMap => ({ origin, ...(jar.cookie && { cookie: jar.cookie }) });

  async function request(path: string, init: RequestInit = {}) {
    const headers = { ...ownHeaders(), ...Object.fromEntries(new Headers(init.headers)) };
    const response = await fetch(new URL(path, origin), { ...init, headers });
    for (const header of response.headers.getSetCookie()) {
      jar.setCookies.push(header);
      const [pair = ''] = header.split(';', 1);
      const [name = '', value] = pair.split('=');
      if (value) cookies.set(name, pair);
      else cookies.delete(name);
      jar.cookie = [...cookies.values()].join('; ');
    }
    return response;
  }

  /** All calls of one turn make one batch. */
  const trpc = createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: `${origin}/trpc`, fetch: (url, init) => request(String(url), init as RequestInit) })],
  });

  /** A bare WebSocket, to be opened or refused; `headers` replace the browser's own. */
  function openSocket(headers: HeaderMap = {}): WebSocket {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/trpc`, { headers: { ...ownHeaders(), ...headers } });
    onTestFinished(() => {
      socket.on('error', () => {}); // of one that is still being opened
      socket.terminate();
    });
    return socket;
  }

  /** Subscriptions through the ordinary client; `sockets` are the connections that it has made. */
  function openLive() {
    const sockets: WebSocket[] = [];
    class Socket extends WebSocket {
      constructor(url: string) {
        super(url, { headers: ownHeaders() });
        sockets.push(this);
      }
    }
    const client = createWSClient({
      url: `${origin.replace('http', 'ws')}/trpc`,
      WebSocket: Socket as never,
      retryDelayMs: () => 50,
    });
    onTestFinished(() => client.close());
    return { sockets, live: createTRPCClient<AppRouter>({ links: [wsLink({ client })] }) };
  }

  return { jar, request, trpc, openSocket, openLive };
}

/** The frames of a socket as they come, parsed; pings and pongs are left out. */
export function framesOf(socket: WebSocket): unknown[] {
  const frames: unknown[] = [];
  socket.on('message', (data) => {
    const text = String(data);
    if (text !== 'PING' && text !== 'PONG') frames.push(JSON.parse(text));
  });
  return frames;
}
