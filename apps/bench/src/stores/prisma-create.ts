import { openDb } from '@parley/db';
import { v7 } from 'uuid';
import { connectionsMax, type Store } from './store.ts';

/** Prisma's `create` of the message's row alone: this process is the only one, so it counts in its own memory. */
export async function openPrismaCreate(url: string): Promise<Store> {
  const { db, ...opened } = openDb(url, connectionsMax);
  const counts = new Map<string, number>();
  return {
    async send(authorId, roomId, text) {
      const seq = (counts.get(roomId) ?? 0) + 1;
      counts.set(roomId, seq);
      return db.message.create({ data: { roomId, seq, version: seq, authorId, clientId: v7(), text } });
    },
    [Symbol.asyncDispose]: opened[Symbol.asyncDispose],
  };
}
