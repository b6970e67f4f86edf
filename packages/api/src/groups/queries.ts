import type { GroupHead } from '@parley/contract/events';
import type { GroupPreview, GroupSummary, GroupView } from '@parley/contract/groups';
import type { GroupId, UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import { type Db, sql, type Tx } from '@parley/db';
import { notFound } from '#errors.ts';
import { listGroupSummaries } from '#me/queries.ts';
import { listRooms } from '#rooms/queries.ts';
import { listTopics } from '#topics/queries.ts';
import { asGroupMember, type GroupMember } from './policy.ts';
import { groupHead, groupPreview, previewColumns } from './view.ts';

/** By hand, since every call that names a group begins with it. */
const groupMembers = {
  name: 'group members',
  text: `
    SELECT asked.place, members.group_id, members.user_id, groups.owner_id
    FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS asked (group_id, user_id, place)
    JOIN groups ON groups.id = asked.group_id AND groups.deleted_at IS NULL
    JOIN members ON members.group_id = groups.id AND members.user_id = asked.user_id`,
};

/**
 * The viewer's membership. One query, together with others who ask.
 * @throws not_found for an outsider and for a group that doesn't exist, alike.
 */
export async function requireMember(db: Db, groupId: GroupId, userId: UserId): Promise<GroupMember> {
  const [row] = await db.gathered<[string, string, string]>(groupMembers, [groupId, userId]);
  if (!row) throw notFound('group');
  const [id, memberId, ownerId] = row;
  return asGroupMember({ groupId: id, userId: memberId, ownerId });
}

/** The structure and its version from one snapshot, so that the next event fits. Three queries. @throws not_found. */
export function getGroup(db: Db, { groupId }: GroupMember): Promise<GroupView> {
  return db.$transaction(
    async (tx) => {
      const group = await tx.group.findFirst({ where: { id: groupId, deletedAt: null } });
      if (!group) throw notFound('group');
      const { version, memberCount } = group;
      const topics = await listTopics(tx, groupId);
      const rooms = await listRooms(tx, groupId);
      return { id: groupId, version, ...groupHead(group), memberCount, topics, rooms };
    },
    { isolationLevel: 'RepeatableRead' },
  );
}

/** The group as it stands on a member's rail. One query. @throws not_found for an outsider. */
export async function getGroupSummary(db: Db, groupId: GroupId, userId: UserId): Promise<GroupSummary> {
  const [group] = await listGroupSummaries(db, userId, groupId);
  if (!group) throw notFound('group');
  return group;
}

/** What the viewer may see of a group before joining. @throws not_found when it is private and the viewer isn't in it. */
export async function getPreview(db: Tx, groupId: GroupId, userId: UserId): Promise<GroupPreview> {
  const [group] = await listPreviews(db, userId, {
    id: groupId,
    OR: [{ isPublic: true }, { members: { some: { userId } } }],
  });
  if (!group) throw notFound('group');
  return group;
}

/** A group as its invite shows it, whether public or not. @throws not_found when it was deleted. */
export async function previewInvited(db: Tx, groupId: GroupId, userId: UserId): Promise<GroupPreview> {
  const [group] = await listPreviews(db, userId, { id: groupId });
  if (!group) throw notFound('group');
  return group;
}

/** Those of the groups that are public, in the order of the ids. Two queries, whatever the number. */
export async function listPublicPreviews(db: Tx, userId: UserId, ids: readonly GroupId[]): Promise<GroupPreview[]> {
  const groups = await listPreviews(db, userId, { id: { in: [...ids] }, isPublic: true });
  const byId = new Map(groups.map((group) => [group.id, group]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** In no order. Two queries, whatever the number. */
async function listPreviews(db: Tx, userId: UserId, where: sql.GroupWhereInput): Promise<GroupPreview[]> {
  const groups = await db.group.findMany({
    where: { ...where, deletedAt: null },
    select: { ...previewColumns, members: { where: { userId }, select: { userId: true } } },
    take: limits.publicGroupsPerPage,
  });
  return groups.map(({ members, ...group }) => groupPreview(group, members.length > 0));
}

/** The versions of groups; deleted ones have none. One query. */
export async function listGroupVersions(db: Tx, groupIds: readonly GroupId[]): Promise<Map<GroupId, number>> {
  const groups = await db.group.findMany({
    where: { id: { in: [...groupIds] }, deletedAt: null },
    select: { id: true, version: true },
  });
  return new Map(groups.map(({ id, version }) => [id as GroupId, version]));
}

/** A group whose turn the transaction has. */
export type LockedGroup = { groupId: GroupId; version: number; memberCount: number } & GroupHead;

/** Takes the group's turn: its structure changes one at a time, and commits in this order. @throws not_found. */
export async function lockGroup(tx: Tx, groupId: GroupId): Promise<LockedGroup> {
  const [group] = await tx.$queryRaw<LockedGroup[]>(sql.sql`
    SELECT id AS "groupId", version, name, description, category, is_public AS "isPublic", tags, icon, wallpaper,
           owner_id AS "ownerId", member_count AS "memberCount"
    FROM groups WHERE id = ${groupId}::uuid AND deleted_at IS NULL FOR NO KEY UPDATE`);
  if (!group) throw notFound('group');
  return group;
}
