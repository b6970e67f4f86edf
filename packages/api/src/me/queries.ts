import type { MeSnapshot } from '@parley/contract/events';
import type { GroupSummary } from '@parley/contract/groups';
import type { GroupId, UserId } from '@parley/contract/ids';
import type { Db, Tx } from '@parley/db';
import { sql } from '@parley/db';
import type { Right } from '#live/rights.ts';
import { listBadges } from '#unread/queries.ts';
import { getMe } from '#users/queries.ts';

/** All that a person's tab knows at its start, from one snapshot of the database. Four queries. @throws not_found. */
export function getSnapshot(db: Db, userId: UserId): Promise<MeSnapshot> {
  return db.$transaction(
    async (tx) => ({
      me: await getMe(tx, userId),
      groups: await listGroupSummaries(tx, userId),
      badges: await listBadges(tx, userId),
    }),
    { isolationLevel: 'RepeatableRead' },
  );
}

/** The person's groups in order of joining, or one of them. Two queries. */
export async function listGroupSummaries(db: Tx, userId: UserId, groupId?: GroupId): Promise<GroupSummary[]> {
  const rows = await db.member.findMany({
    where: { userId, ...(groupId && { groupId }), group: { deletedAt: null } },
    select: { groupId: true, lastRoomId: true, group: { select: { name: true, ownerId: true } } },
    orderBy: [{ createdAt: 'asc' }, { groupId: 'asc' }],
  });
  return rows.map(({ groupId: id, lastRoomId, group }) => ({ id, ...group, lastRoomId }) as GroupSummary);
}

/**
 * Which of the rights no longer hold, as places in the list: the session has ended or expired, the person isn't in the group,
 * or the room is gone. One query, whatever the number.
 */
export function listEndedRights(db: Tx, rights: readonly Right[], now: Date) {
  const column = <K extends keyof Right>(key: K) => rights.map((right) => right[key]);
  return db.$queryRaw<{ at: number; isSignedOut: boolean }[]>(sql.sql`
    SELECT held.place::int - 1 AS at, sessions.id IS NULL AS "isSignedOut"
    FROM unnest(${column('sessionId')}::text[], ${column('userId')}::uuid[], ${column('groupId')}::uuid[], ${column('roomId')}::uuid[])
      WITH ORDINALITY AS held (session_id, user_id, group_id, room_id, place)
    LEFT JOIN sessions ON sessions.id = held.session_id AND sessions.user_id = held.user_id AND sessions.expires_at > ${now}
    LEFT JOIN groups ON groups.id = held.group_id AND groups.deleted_at IS NULL
    LEFT JOIN members ON members.group_id = groups.id AND members.user_id = held.user_id
    LEFT JOIN rooms ON rooms.id = held.room_id AND rooms.group_id = groups.id AND rooms.deleted_at IS NULL
    WHERE sessions.id IS NULL
       OR (held.group_id IS NOT NULL AND members.user_id IS NULL)
       OR (held.room_id IS NOT NULL AND rooms.id IS NULL)`);
}
