/**
 * tRPC subscriptions as its documentation writes them: an async generator over `on(events)`, on Fastify; with DATABASE_URL
 * it stores each message with Prisma first.
 */
import { EventEmitter, on } from 'node:events';
import type { AddressInfo } from 'node:net';
import websocket from '@fastify/websocket';
import { initTRPC, tracked } from '@trpc/server';
import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import fastify from 'fastify';
import * as z from 'zod';
import { backlog, type ChatMessage, chatMessage, sayReady } from './chat-message.ts';
import { openStore } from './prisma-store.ts';

const store = await openStore(process.env.DATABASE_URL);
const t = initTRPC.create();
const events = new EventEmitter<Record<string, [ChatMessage]>>();
events.setMaxListeners(0);

const router = t.router({
  send: t.procedure.input(z.object({ roomId: z.string(), text: z.string() })).mutation(async ({ input }) => {
    const { roomId, text } = input;
    const message = store ? await store(roomId, text) : chatMessage(roomId, text);
    events.emit(input.roomId, message);
    return { id: message.id };
  }),
  live: t.procedure
    .input(z.object({ roomId: z.string(), lastEventId: z.string().nullish() }))
    .subscription(async function* ({ input, signal }) {
      for await (const [message] of on(events, input.roomId, { signal })) yield tracked(message.id, message);
    }),
});

const app = fastify({ routerOptions: { maxParamLength: 5_000 } });
await app.register(websocket, { options: { perMessageDeflate: false } });
await app.register(fastifyTRPCPlugin, { prefix: '/trpc', useWSS: true, trpcOptions: { router } });
await app.listen({ port: 0, host: '127.0.0.1', backlog });
sayReady((app.server.address() as AddressInfo).port);
