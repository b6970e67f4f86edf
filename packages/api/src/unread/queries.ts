import type { GroupId, RoomId, UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import type { Mark, RoomBadge } from '@parley/contract/unread';
import type { Db, Tx } from '@parley/db';

/**
 * The badges of every room that $1 sees, or of group $2's, ordered by room, as JSON that Postgres builds: every tab begins
 * with them, and after a restart all tabs do at once. No count anywhere, so it costs the same however much was said.
 */
export const badgesJson = `(
  SELECT COALESCE(json_agg(json_build_object(
    'groupId', rooms.group_id, 'roomId', rooms.id, 'lastSeq', rooms.last_seq,
    'mark', json_build_object('readSeq', COALESCE(marks.read_seq, 0), 'version', COALESCE(marks.version, 0)),
    'mentions', COALESCE(named.seqs, '[]')) ORDER BY rooms.id), '[]')
  FROM members
  JOIN groups ON groups.id = members.group_id AND groups.deleted_at IS NULL
  JOIN rooms ON rooms.group_id = members.group_id AND rooms.deleted_at IS NULL
  LEFT JOIN marks ON marks.user_id = members.user_id AND marks.room_id = rooms.id
  LEFT JOIN LATERAL (
    SELECT json_agg(newest.seq ORDER BY newest.seq) AS seqs FROM (
      SELECT seq FROM mentions
      WHERE target_id = members.user_id AND room_id = rooms.id AND seq > COALESCE(marks.read_seq, 0)
      ORDER BY seq DESC LIMIT ${limits.unreadMentionsMax}
    ) AS newest
  ) AS named ON true
  WHERE members.user_id = $1::uuid AND ($2::uuid IS NULL OR members.group_id = $2)
)`;

const badges = { name: 'badges', text: `SELECT ${badgesJson}` };

/** The badges of every room that the person sees, or of one group's rooms, ordered by room. One query, whatever the number of rooms. */
export async function listBadges(db: Db, userId: UserId, groupId: GroupId | null = null): Promise<RoomBadge[]> {
  const [[list] = [[]]] = await db.prepared<[RoomBadge[]]>(badges, [userId, groupId]);
  return list;
}

/** How far the person has read the room. One query. */
export async function getMark(db: Tx, userId: UserId, roomId: string): Promise<Mark> {
  const mark = await db.mark.findUnique({ where: { userId_roomId: { userId, roomId } } });
  return { readSeq: mark?.readSeq ?? 0, version: mark?.version ?? 0 };
}

/** The newest messages after `readSeq` that mention the person, ascending. One query. */
export async function listUnreadMentions(
  db: Tx,
  { userId, roomId, readSeq }: { userId: UserId; roomId: RoomId; readSeq: number },
): Promise<number[]> {
  const rows = await db.mention.findMany({
    where: { targetId: userId, roomId, seq: { gt: readSeq } },
    select: { seq: true },
    orderBy: { seq: 'desc' },
    take: limits.unreadMentionsMax,
  });
  return rows.map(({ seq }) => seq).reverse();
}
