import type { RoomId, UserId } from '@parley/contract/ids';
import { createStored } from '#lib/storage.ts';
import type { Draft } from './outbox.ts';

const empty: Draft = { text: '', replyTo: null };

/** What somebody has typed into a room and not sent, kept on this device. */
export const storedDraft = (userId: UserId, roomId: RoomId) =>
  createStored<Draft>(`draft:${userId}:${roomId}`, empty, parseDraft);

/** A stored draft as it can be used; what isn't one comes out empty. */
export function parseDraft(stored: unknown): Draft {
  if (typeof stored !== 'object' || stored === null) return empty;
  const { text, replyTo } = stored as Record<string, unknown>;
  if (typeof text !== 'string') return empty;
  return { text, replyTo: typeof replyTo === 'number' ? replyTo : null };
}
