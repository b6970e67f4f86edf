import { once } from 'node:events';
import { Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

const moveWithinMs = 2_000;
const goneWithinMs = 3_000;
const answeredWithinMs = 8_000;

/** What tRPC's own clients understand: they connect anew, and go on from where they were. */
const reconnect = JSON.stringify({ id: null, method: 'reconnect' });

/**
 * Leaves the work to other processes before this one ends: takes no more connections, tells each WebSocket client to connect
 * anew, not all at once, and waits a while for them to go and for running requests to be answered.
 */
export async function drain(app: FastifyInstance): Promise<void> {
  const closed = once(app.server, 'close');
  // The one of http would cut connections that a proxy is about to use again; they end with their next answer instead.
  Server.prototype.close.call(app.server);
  const moved = Promise.all([...app.websocketServer.clients].map(moveAway));
  await Promise.race([moved, pause(moveWithinMs + goneWithinMs)]);
  for (const socket of app.websocketServer.clients) socket.terminate(); // whoever doesn't understand comes back by itself
  app.server.closeIdleConnections();
  await Promise.race([closed, pause(answeredWithinMs)]);
}

/** The wait doesn't keep the process. */
const pause = (ms: number) => delay(ms, undefined, { ref: false });

type Socket = FastifyInstance['websocketServer']['clients'] extends Set<infer S> ? S : never;

async function moveAway(socket: Socket): Promise<void> {
  const closed = once(socket, 'close');
  await Promise.race([closed, delay(Math.random() * moveWithinMs)]);
  if (socket.readyState === socket.OPEN) socket.send(reconnect);
  if (socket.readyState !== socket.CLOSED) await closed;
}
