import type { GroupId, RoomId, UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import type { Mark, RoomBadge } from '@parley/contract/unread';
import { sql, type Tx } from '@parley/db';

interface BadgeRow {
  groupId: string;
  roomId: string;
  lastSeq: number;
  readSeq: number;
  version: number;
  mentions: number[] | null;
}

/** The badges of every room that the person sees, or of one group's rooms, ordered by room. One query, whatever the number of rooms. */
export async function listBadges(db: Tx, userId: UserId, groupId: GroupId | null = null): Promise<RoomBadge[]> {
  const rows = await db.$queryRaw<BadgeRow[]>`
    SELECT rooms.group_id AS "groupId", rooms.id AS "roomId", rooms.last_seq AS "lastSeq",
           COALESCE(marks.read_seq, 0) AS "readSeq", COALESCE(marks.version, 0) AS version, named.seqs AS mentions
    FROM members
    JOIN groups ON groups.id = members.group_id AND groups.deleted_at IS NULL
    JOIN rooms ON rooms.group_id = members.group_id AND rooms.deleted_at IS NULL
    LEFT JOIN marks ON marks.user_id = members.user_id AND marks.room_id = rooms.id
    LEFT JOIN LATERAL (
      SELECT array_agg(newest.seq ORDER BY newest.seq) AS seqs FROM (
        SELECT seq FROM mentions
        WHERE target_id = members.user_id AND room_id = rooms.id AND seq > COALESCE(marks.read_seq, 0)
        ORDER BY seq DESC LIMIT ${limits.unreadMentionsMax}
      ) AS newest
    ) AS named ON true
    WHERE members.user_id = ${userId}::uuid
      ${groupId ? sql.sql`AND members.group_id = ${groupId}::uuid` : sql.empty}
    ORDER BY rooms.id`;
  return rows.map(badge);
}

const badge = ({ groupId, roomId, lastSeq, readSeq, version, mentions }: BadgeRow): RoomBadge => ({
  groupId: groupId as RoomBadge['groupId'],
  roomId: roomId as RoomBadge['roomId'],
  lastSeq,
  mark: { readSeq, version },
  mentions: mentions ?? [],
});

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
