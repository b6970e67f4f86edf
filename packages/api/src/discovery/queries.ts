import type { GroupId } from '@parley/contract/ids';
import type { Tx } from '@parley/db';
import type { GroupState } from '#ports/search-index.ts';

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

/** Up to so many public groups after that one, in the order of their ids. One query. */
export async function listPublicGroupIds(db: Tx, after: GroupId | null, take: number): Promise<GroupId[]> {
  const where = { isPublic: true, deletedAt: null, ...(after && { id: { gt: after } }) };
  const rows = await db.group.findMany({ where, select: { id: true }, orderBy: { id: 'asc' }, take });
  return rows.map(({ id }) => id as GroupId);
}
