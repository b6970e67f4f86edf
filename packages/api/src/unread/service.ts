import type { MarkRead, MarkUnread } from '@parley/contract/marks';
import type { Mark } from '@parley/contract/unread';
import type { Deps } from '#context.ts';
import { notFound } from '#errors.ts';
import type { RoomMember } from '#rooms/policy.ts';
import { getMark, listUnreadMentions } from './queries.ts';

/**
 * Moves the mark up to what was seen, never back, never past the room's end, and not at all for somebody who knew
 * the mark at an older version: whoever set it by hand meanwhile wins. Answers the mark as it now is. Safe to repeat.
 */
export async function markRead(deps: Deps, by: RoomMember, { readSeq, version }: MarkRead): Promise<Mark> {
  const { userId, roomId, groupId } = by;
  // A room without a mark stands at version 0, so only then may a row be made.
  const [moved] = await deps.db.$queryRaw<Mark[]>`
    INSERT INTO marks (user_id, room_id, read_seq, version, updated_at)
    SELECT ${userId}::uuid, rooms.id, LEAST(${readSeq}::int, rooms.last_seq), ${version}::int, now()
    FROM rooms LEFT JOIN marks ON marks.room_id = rooms.id AND marks.user_id = ${userId}::uuid
    WHERE rooms.id = ${roomId}::uuid AND COALESCE(marks.version, 0) = ${version}
    ON CONFLICT (user_id, room_id) DO UPDATE SET read_seq = excluded.read_seq, updated_at = now()
      WHERE marks.version = excluded.version AND marks.read_seq < excluded.read_seq
    RETURNING read_seq AS "readSeq", version`;
  if (!moved) return getMark(deps.db, userId, roomId);
  deps.live.meChanged(userId, { type: 'markMoved', groupId, roomId, mark: moved });
  return moved;
}

/**
 * Sets the mark by hand so that `fromSeq` is the first unread message, never past the room's end; readers who don't know of
 * it yet can't move it. @throws not_found.
 */
export async function markUnread(deps: Deps, by: RoomMember, { fromSeq }: MarkUnread): Promise<Mark> {
  const { userId, roomId, groupId } = by;
  const [mark] = await deps.db.$queryRaw<Mark[]>`
    INSERT INTO marks (user_id, room_id, read_seq, version, updated_at)
    SELECT ${userId}::uuid, id, LEAST(${fromSeq - 1}::int, last_seq), 1, now() FROM rooms WHERE id = ${roomId}::uuid
    ON CONFLICT (user_id, room_id) DO UPDATE
      SET read_seq = excluded.read_seq, version = marks.version + 1, updated_at = now()
    RETURNING read_seq AS "readSeq", version`;
  if (!mark) throw notFound('room');
  const mentions = await listUnreadMentions(deps.db, { userId, roomId, readSeq: mark.readSeq });
  deps.live.meChanged(userId, { type: 'markMoved', groupId, roomId, mark, mentions });
  return mark;
}
