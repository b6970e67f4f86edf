import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { watchSockets } from './socket-watch.ts';

async function openWatched() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const watch = watchSockets({ silentMs: 60, answerMs: 60, tickMs: 10 });
  onTestFinished(async () => {
    watch[Symbol.dispose]();
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  server.on('connection', (socket) => watch.add(socket));
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const open = async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`);
    await once(socket, 'open');
    return socket;
  };
  return { open, count: () => server.clients.size };
}

test('a socket whose reader has gone without a word is cut, and one that answers stays', async () => {
  const { open, count } = await openWatched();
  const gone = await open();
  const here = await open();
  let asked = 0;
  here.on('message', () => {
    asked += 1;
    here.send('PONG');
  });
  await once(gone, 'close');
  await expect.poll(() => asked).toBeGreaterThan(2);
  expect(count()).toBe(1);
});
