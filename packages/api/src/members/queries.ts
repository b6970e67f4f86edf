import type { PersonView } from '@parley/contract/fields';
import type { GroupId, UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import type { ListMembers, MembersPage } from '@parley/contract/members';
import { sql, type Tx } from '@parley/db';
import { AppError } from '#errors.ts';
import type { GroupMember } from '#groups/policy.ts';
import { personView } from '#users/view.ts';

/**
 * A page of the group's members, by display name as people sort names, then by id; with `text`, those whose display name
 * or username holds it, whatever its case. One query.
 */
export async function listMembers(
  db: Tx,
  { groupId }: GroupMember,
  { text, cursor }: Pick<ListMembers, 'text' | 'cursor'>,
): Promise<MembersPage> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await db.$queryRaw<PersonView[]>(sql.sql`
    SELECT users.id, users.username::text, users.display_name AS "displayName",
           users.icon, users.wallpaper, users.status, users.version
    FROM members JOIN users ON users.id = members.user_id
    WHERE members.group_id = ${groupId}::uuid
      ${text ? sql.sql`AND (users.display_name ILIKE ${pattern} OR users.username::text ILIKE ${pattern})` : sql.empty}
      ${cursor ? sql.sql`AND (users.display_name, users.id) > (SELECT display_name, id FROM users WHERE id = ${cursor}::uuid)` : sql.empty}
    ORDER BY users.display_name, users.id
    LIMIT ${limits.membersPerPage + 1}`);
  const members = rows.slice(0, limits.membersPerPage).map(personView);
  return { members, nextCursor: rows.length > members.length ? (members.at(-1)?.id ?? null) : null };
}

/** Whether the person is in the group. One query. */
export async function isMember(db: Tx, groupId: GroupId, userId: UserId): Promise<boolean> {
  return (await db.member.findUnique({ where: { groupId_userId: { groupId, userId } } })) !== null;
}

/** Everybody in the group. One query. */
export async function listMemberIds(db: Tx, groupId: GroupId): Promise<UserId[]> {
  const members = await db.member.findMany({ where: { groupId }, select: { userId: true } });
  return members.map(({ userId }) => userId as UserId);
}

/** Sees, under the person's lock, that they may be in one more group. Two queries. @throws conflict at `groupsPerUserMax`. */
export async function requireSeat(tx: Tx, userId: UserId): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  const count = await tx.member.count({ where: { userId } });
  if (count >= limits.groupsPerUserMax) throw new AppError('conflict', 'in too many groups');
}

/** Those of the people who are in the group. One query. */
export async function listMembersAmong(db: Tx, groupId: GroupId, userIds: readonly UserId[]): Promise<UserId[]> {
  const where = { groupId, userId: { in: [...userIds] } };
  return (await db.member.findMany({ where, select: { userId: true } })).map(({ userId }) => userId as UserId);
}
