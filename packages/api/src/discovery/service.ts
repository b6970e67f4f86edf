import type { GroupPreviewed, GroupsFound, SearchGroups } from '@parley/contract/discovery';
import type { GroupId, UserId } from '@parley/contract/ids';
import type { Tx } from '@parley/db';
import type { Deps } from '#context.ts';
import { getPreview, listPublicPreviews } from '#groups/queries.ts';
import { enqueueAll, retryNow } from '#ports/job-queue.ts';
import { marksOf } from '#ports/search-words.ts';
import { countOnline } from '#presence/queries.ts';
import { listRooms } from '#rooms/queries.ts';
import { listTopics } from '#topics/queries.ts';
import { getSpan } from './queries.ts';
import { groupFound, groupPreviewed } from './view.ts';

/**
 * Public groups that fit, the best first. Each is looked up in the database, so that one that was made private or deleted is gone
 * at that moment, whatever the index still holds. Three queries beside the index's own. @throws conflict for a cursor that leads no further.
 */
export async function searchGroups(deps: Deps, userId: UserId, input: SearchGroups): Promise<GroupsFound> {
  const { query, tags, sort, category = null, cursor = null } = input;
  const { ids, matched, ...hits } = await deps.search.find({ query, tags, sort, category, cursor });
  const [groups, online] = await Promise.all([listPublicPreviews(deps.db, userId, ids), countOnline(deps, ids)]);
  const found = groups.map((group) => {
    const words = new Set(matched.get(group.id));
    const marks = { name: marksOf(group.name, words), description: marksOf(group.description, words) };
    return groupFound(group, online.get(group.id) ?? 0, marks);
  });
  return { ...hits, groups: found };
}

/** What the viewer may see of a group before joining. Six queries. @throws not_found when it is private and the viewer isn't in it. */
export async function previewGroup(deps: Deps, groupId: GroupId, userId: UserId): Promise<GroupPreviewed> {
  const { db } = deps;
  const group = await getPreview(db, groupId, userId);
  const [topics, rooms, span, online] = await Promise.all([
    listTopics(db, groupId),
    listRooms(db, groupId),
    getSpan(db, groupId),
    countOnline(deps, [groupId]),
  ]);
  return groupPreviewed(group, { topics, rooms, span, onlineCount: online.get(groupId) ?? 0 });
}

/** Has the index told of these groups once the transaction is committed; at most one such job waits for each. One query. */
export async function enqueueWrites(
  { search }: Pick<Deps, 'search'>,
  tx: Tx,
  groupIds: readonly GroupId[],
): Promise<void> {
  if (!search.isApart) return;
  const jobs = groupIds.map((groupId) => ({
    name: 'discovery.write' as const,
    payload: { groupId },
    key: `discovery.write:${groupId}`,
  }));
  await enqueueAll(tx, jobs);
}

/** Has an index that is there build what it lacks, and lets what waits to be written to it be written at once. */
export async function catchUpIndex({ db, search }: Deps): Promise<void> {
  if (search.isApart && (await search.prepare())) await retryNow(db, 'discovery.write');
}

/** A message counts half as much after half a week, and next to nothing after two. */
const halfLifeHours = 84;

/**
 * Each public group's activity an hour later: what was there, less, and the messages since, which the rooms' counters tell.
 * Those whose activity is another afterwards are written to the index. Two queries.
 */
export async function moveActivity(deps: Deps): Promise<void> {
  const decay = 0.5 ** (1 / halfLifeHours);
  await deps.db.$transaction(async (tx) => {
    const moved = await tx.$queryRaw<{ id: GroupId }[]>`
      UPDATE groups
      SET activity = round(
            (groups.activity * ${decay}::float8 + greatest(0, said.count - groups.counted_messages))::numeric, 3),
          counted_messages = said.count
      FROM (SELECT groups.id, coalesce(sum(rooms.last_seq), 0)::bigint AS count
            FROM groups LEFT JOIN rooms ON rooms.group_id = groups.id AND rooms.kind = 'group'
            WHERE groups.is_public AND groups.deleted_at IS NULL GROUP BY groups.id) AS said
      WHERE said.id = groups.id AND (groups.activity > 0 OR said.count <> groups.counted_messages)
      RETURNING groups.id`;
    await enqueueWrites(
      deps,
      tx,
      moved.map(({ id }) => id),
    );
  });
}
