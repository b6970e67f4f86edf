import type { MeSnapshot } from '@parley/contract/events';
import type { GroupSummary } from '@parley/contract/groups';
import type { GroupId, UserId } from '@parley/contract/ids';
import type { Db, Tx } from '@parley/db';
import { sql } from '@parley/db';
import { notFound } from '#errors.ts';
import type { Right } from '#live/rights.ts';
import { badgesJson } from '#unread/queries.ts';
import { meJson } from '#users/view.ts';

/** The groups of $1 in order of joining, or of them only $2, as JSON that Postgres builds. */
const groupsJson = `(
  SELECT COALESCE(json_agg(json_build_object(
    'id', groups.id, 'name', groups.name, 'icon', groups.icon, 'ownerId', groups.owner_id,
    'lastRoomId', members.last_room_id)
    ORDER BY members.created_at, members.group_id), '[]')
  FROM members JOIN groups ON groups.id = members.group_id AND groups.deleted_at IS NULL
  WHERE members.user_id = $1::uuid AND ($2::uuid IS NULL OR members.group_id = $2)
)`;

const snapshot = {
  name: 'all that a tab knows at its start',
  text: `SELECT ${meJson}, ${groupsJson}, ${badgesJson} FROM users WHERE id = $1::uuid`,
};
const summaries = { name: 'group summaries', text: `SELECT ${groupsJson}` };

/**
 * All that a person's tab knows at its start. By hand, and one statement, so that it is one snapshot without a transaction:
 * after a restart everybody asks for it at once. One query. @throws not_found.
 */
export async function getSnapshot(db: Db, userId: UserId): Promise<MeSnapshot> {
  type Row = [MeSnapshot['me'], MeSnapshot['groups'], MeSnapshot['badges']];
  const [row] = await db.prepared<Row>(snapshot, [userId, null]);
  if (!row) throw notFound('person');
  const [me, groups, badges] = row;
  return { me, groups, badges };
}

/** The person's groups in order of joining, or one of them. One query. */
export async function listGroupSummaries(
  db: Db,
  userId: UserId,
  groupId: GroupId | null = null,
): Promise<GroupSummary[]> {
  const [[list] = [[]]] = await db.prepared<[GroupSummary[]]>(summaries, [userId, groupId]);
  return list;
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
