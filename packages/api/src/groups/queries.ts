import type { GroupId, UserId } from '@parley/contract/ids';
import type { Tx } from '@parley/db';
import { notFound } from '#errors.ts';
import { asGroupMember, type GroupMember } from './policy.ts';

/** The viewer's membership. One query. @throws not_found for an outsider and for a group that doesn't exist, alike. */
export async function requireMember(db: Tx, groupId: GroupId, userId: UserId): Promise<GroupMember> {
  const row = await db.member.findFirst({
    where: { groupId, userId, group: { deletedAt: null } },
    select: { groupId: true, userId: true, group: { select: { ownerId: true } } },
  });
  if (!row) throw notFound('group');
  return asGroupMember({ ...row, ownerId: row.group.ownerId });
}

/** Takes the group's next version and, by the row's lock, the turn: structure changes of one group commit in this order. */
export async function nextGroupVersion(tx: Tx, groupId: GroupId): Promise<number> {
  const { version } = await tx.group.update({
    where: { id: groupId, deletedAt: null },
    data: { version: { increment: 1 } },
    select: { version: true },
  });
  return version;
}
