/** A page of a room's history, on Fastify: by `pg` with rows made by hand, and by tRPC with Prisma. */
import type { AddressInfo } from 'node:net';
import { openDb } from '@parley/db';
import { initTRPC } from '@trpc/server';
import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import fastify from 'fastify';
import * as z from 'zod';
import { backlog, sayReady } from './chat-message.ts';

const connectionsMax = 8;
const { db, pool } = openDb(process.env.DATABASE_URL ?? '', connectionsMax);
const Page = z.object({ roomId: z.string(), before: z.coerce.number().int() });
const t = initTRPC.create();

const text = `
  SELECT m.seq, m.author_id AS "authorId", m.text, m.reply_to AS "replyTo", m.created_at AS "createdAt",
    m.edited_at AS "editedAt", users.display_name AS "authorName"
  FROM messages AS m JOIN users ON users.id = m.author_id
  WHERE m.room_id = $1 AND m.seq < $2 ORDER BY m.seq DESC LIMIT 50`;

const router = t.router({
  list: t.procedure.input(Page).query(({ input: { roomId, before } }) =>
    db.message.findMany({
      where: { roomId, seq: { lt: before } },
      orderBy: { seq: 'desc' },
      take: 50,
      include: { author: { select: { id: true, displayName: true } } },
    }),
  ),
});

const app = fastify({ routerOptions: { maxParamLength: 5_000 } });
app.get('/pg', async (request) => {
  const { roomId, before } = Page.parse(request.query);
  const { rows } = await pool.query({ name: 'page', text, values: [roomId, before] });
  return rows.map(({ authorName, ...row }) => ({ ...row, author: { id: row.authorId, name: authorName } }));
});
await app.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions: { router } });
await app.listen({ port: 0, host: '127.0.0.1', backlog });
sayReady((app.server.address() as AddressInfo).port);
