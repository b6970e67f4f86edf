import { openDb } from '@parley/db';
import { v7 } from 'uuid';
import type { ChatMessage } from './chat-message.ts';

const connectionsMax = 16;

/**
 * Stores a message with Prisma's `create` and answers it as it is sent on; null without a database. This process is the
 * only one that writes, so it counts in its own memory.
 */
export async function openStore(url: string | undefined) {
  if (!url) return null;
  const { db } = openDb(url, connectionsMax);
  const author = await db.user.findFirstOrThrow({ select: { id: true, displayName: true } });
  const counts = new Map<string, number>();

  return async (roomId: string, text: string): Promise<ChatMessage> => {
    const seq = (counts.get(roomId) ?? 0) + 1;
    counts.set(roomId, seq);
    const row = await db.message.create({
      data: { roomId, seq, version: seq, authorId: author.id, clientId: v7(), text },
    });
    return {
      id: String(row.seq),
      roomId,
      author: { id: row.authorId, name: author.displayName, avatar: null },
      body: row.text,
      createdAt: row.createdAt.toISOString(),
      editedAt: null,
      kind: 'text',
    };
  };
}
