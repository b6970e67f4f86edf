import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import { initTRPC, tracked } from '@trpc/server';
import { applyWSSHandler } from '@trpc/server/adapters/ws';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';

const t = initTRPC.create();

/** What the server was asked to resume from, each time that the client subscribed. */
async function subscribeTwice(follow: (signal: AbortSignal) => AsyncGenerator<unknown>) {
  const resumedFrom: unknown[] = [];
  const router = t.router({
    follow: t.procedure
      .input((input) => input as { lastEventId?: string })
      .subscription(async function* ({ input, signal }) {
        resumedFrom.push(input.lastEventId);
        yield* follow(signal as AbortSignal);
      }),
  });
  const wss = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(wss, 'listening');
  applyWSSHandler({ wss, router });
  const url = `ws://127.0.0.1:${(wss.address() as AddressInfo).port}`;
  const client = createWSClient({ url, WebSocket: WebSocket as never, retryDelayMs: () => 10 });
  onTestFinished(async () => {
    await client.close();
    wss.close();
  });
  const got: unknown[] = [];
  const live = createTRPCClient<typeof router>({ links: [wsLink({ client })] });
  live.follow.subscribe({}, { onData: (value) => got.push(value) });
  await expect.poll(() => got.length).toBeGreaterThanOrEqual(2);
  for (const socket of wss.clients) socket.terminate();
  await expect.poll(() => resumedFrom.length).toBe(2);
  return resumedFrom;
}

const untilLeft = (signal: AbortSignal) => new Promise((resolve) => signal.addEventListener('abort', resolve));

test('the ordinary client resumes a tracked subscription from its last event', async () => {
  const resumed = await subscribeTwice(async function* (signal) {
    yield tracked('7', 'seven');
    yield tracked('8', 'eight');
    await untilLeft(signal);
  });
  expect(resumed).toEqual([undefined, '8']);
});

test('one untracked event makes it forget where it was, which is why the two never share a subscription here', async () => {
  const resumed = await subscribeTwice(async function* (signal) {
    yield tracked('7', 'seven');
    yield 'a presence';
    await untilLeft(signal);
  });
  expect(resumed).toEqual([undefined, undefined]);
});
