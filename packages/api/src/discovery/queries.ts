import type { GroupId } from '@parley/contract/ids';
import { sql, type Tx } from '@parley/db';
import { notFound } from '#errors.ts';
import type { GroupState } from '#ports/search-index.ts';
import type { GroupSpan } from './view.ts';

/** A version above all others: what was removed from the database for good never comes back. */
const goneVersion = 2 ** 31 - 1;

/** What an index has to hold of these groups, in no order. One query. */
export async function listGroupStates(db: Tx, ids: readonly GroupId[]): Promise<GroupState[]> {
  const rows = await db.group.findMany({ where: { id: { in: [...ids] } } });
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = found.get(id);
    if (!row) return { id, version: goneVersion, document: null };
    const { name, description, category, tags, memberCount, activity, createdAt } = row;
    const isShown = row.isPublic && !row.deletedAt;
    const document = { name, description, category, tags, members: memberCount, activity, createdAt };
    return { id, version: row.searchVersion, document: isShown ? document : null };
  });
}

/** When the group was made and when something was last said in it. One query. @throws not_found. */
export async function getSpan(db: Tx, groupId: GroupId): Promise<GroupSpan> {
  const [span] = await db.$queryRaw<GroupSpan[]>(sql.sql`
    SELECT created_at AS "createdAt",
      (SELECT max(messages.created_at) FROM rooms JOIN messages ON room_id = rooms.id AND seq = rooms.last_seq
       WHERE rooms.group_id = groups.id AND rooms.kind = 'group' AND rooms.deleted_at IS NULL) AS "lastMessageAt"
    FROM groups WHERE id = ${groupId}::uuid`);
  if (!span) throw notFound('group');
  return span;
}

/** Up to so many public groups after that one, in the order of their ids. One query. */
export async function listPublicGroupIds(db: Tx, after: GroupId | null, take: number): Promise<GroupId[]> {
  const where = { isPublic: true, deletedAt: null, ...(after && { id: { gt: after } }) };
  const rows = await db.group.findMany({ where, select: { id: true }, orderBy: { id: 'asc' }, take });
  return rows.map(({ id }) => id as GroupId);
}
