import type { UserId } from './ids.ts';

export const permissions = ['manageGroup', 'manageRooms', 'manageMembers', 'manageMessages', 'invite', 'send'] as const;
export type Permission = (typeof permissions)[number];

const ofOwner: ReadonlySet<Permission> = new Set(permissions);
const ofMember: ReadonlySet<Permission> = new Set<Permission>(['send']);

/** What a member of the group may do. The one evaluator: the server decides by it, the client shows by it. */
export function permissionsOf(group: { ownerId: UserId }, userId: UserId): ReadonlySet<Permission> {
  return group.ownerId === userId ? ofOwner : ofMember;
}
