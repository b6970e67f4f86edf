import type { GroupId, UserId } from '@parley/contract/ids';
import { type Permission, permissionsOf } from '@parley/contract/permissions';
import { AppError } from '#errors.ts';

declare const proven: unique symbol;

/** A member of the group, as the database said within this request. Only `requireMember` and `requireRoomMember` make one. */
export type GroupMember = {
  groupId: GroupId;
  userId: UserId;
  permissions: ReadonlySet<Permission>;
  isOwner: boolean;
  [proven]: true;
};

/** A member who was found to hold `P`; a service that takes it can't be called by anybody else. */
export type Holder<P extends Permission> = GroupMember & { holds: P };

/** The member whom the group belongs to. */
export type Owner = GroupMember & { isOwner: true };

export function asGroupMember(row: { groupId: string; userId: string; ownerId: string }): GroupMember {
  const userId = row.userId as UserId;
  const ownerId = row.ownerId as UserId;
  const member = {
    groupId: row.groupId,
    userId,
    permissions: permissionsOf({ ownerId }, userId),
    isOwner: userId === ownerId,
  };
  return member as unknown as GroupMember;
}

/** @throws forbidden when the member lacks the permission. */
export function requirePermission<P extends Permission>(member: GroupMember, permission: P): Holder<P> {
  if (!member.permissions.has(permission)) throw new AppError('forbidden', `needs ${permission}`);
  return member as Holder<P>;
}

/** @throws forbidden when the group isn't the member's. */
export function requireOwner(member: GroupMember): Owner {
  if (!member.isOwner) throw new AppError('forbidden', 'only the owner may');
  return member as Owner;
}

/** @throws forbidden when the group, as it now is under its lock, isn't the person's. */
export function requireOwnerOf(group: { ownerId: UserId }, userId: UserId): void {
  if (group.ownerId !== userId) throw new AppError('forbidden', 'only the owner may');
}
