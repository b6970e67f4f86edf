import type { GroupLoss } from '@parley/contract/events';
import type { GroupSummary } from '@parley/contract/groups';
import type { GroupId, UserId } from '@parley/contract/ids';
import type { Tx } from '@parley/db';
import type { Deps } from '#context.ts';
import { AppError, notFound } from '#errors.ts';
import type { GroupMember, Holder } from '#groups/policy.ts';
import { getGroupSummary, type LockedGroup } from '#groups/queries.ts';
import { type Changed, changeGroup, tellJoined } from '#groups/service.ts';
import { listPeople } from '#users/queries.ts';
import { isMember, requireSeat } from './queries.ts';

/** Brings somebody into a public group; safe to repeat. @throws not_found for a private one, conflict at `groupsPerUserMax`. */
export function joinGroup(deps: Deps, userId: UserId, { groupId }: { groupId: GroupId }): Promise<GroupSummary> {
  return admit(deps, { groupId, userId }, async (_, group) => {
    if (!group.isPublic) throw notFound('group');
  });
}

/**
 * Brings somebody into a group if `check`, in the group's turn, doesn't throw. Who comes has read everything that is there.
 * For a member it does nothing. @throws not_found, conflict at `groupsPerUserMax`, and what `check` throws.
 */
export async function admit(
  deps: Deps,
  { groupId, userId }: { groupId: GroupId; userId: UserId },
  check: (tx: Tx, group: LockedGroup) => Promise<void>,
): Promise<GroupSummary> {
  const hasCome = await changeGroup(deps, groupId, async (tx, group) => {
    if (await isMember(tx, groupId, userId)) return { answer: false, event: null };
    await check(tx, group);
    return addMember(tx, group, userId);
  });
  return hasCome ? tellJoined(deps, userId, groupId) : getGroupSummary(deps.db, groupId, userId);
}

async function addMember(tx: Tx, group: LockedGroup, userId: UserId): Promise<Changed<boolean>> {
  await requireSeat(tx, userId);
  await tx.member.create({ data: { groupId: group.groupId, userId } });
  await tx.$executeRaw`
    INSERT INTO marks (user_id, room_id, read_seq, updated_at)
    SELECT ${userId}::uuid, id, last_seq, now() FROM rooms WHERE group_id = ${group.groupId}::uuid AND deleted_at IS NULL
    ON CONFLICT (user_id, room_id) DO UPDATE SET read_seq = excluded.read_seq, updated_at = now()`;
  const [person] = await listPeople(tx, [userId]);
  if (!person) throw notFound('person');
  const memberCount = group.memberCount + 1;
  return { answer: true, event: { type: 'memberJoined', person, memberCount }, set: { memberCount } };
}

/** Takes the member out of the group; safe to repeat. @throws conflict for the owner, who has to give the group away first. */
export function leaveGroup(deps: Deps, { groupId, userId }: GroupMember): Promise<void> {
  return dropMember(deps, { groupId, userId, reason: 'left' }, (group) => {
    if (group.ownerId === userId) throw new AppError('conflict', 'give the group away first');
  });
}

/** Takes another out of the group. @throws not_found when they aren't in it, forbidden when it is theirs. */
export async function removeMember(deps: Deps, by: Holder<'manageMembers'>, userId: UserId): Promise<void> {
  const { groupId } = by;
  if (!(await isMember(deps.db, groupId, userId))) throw notFound('member');
  await dropMember(deps, { groupId, userId, reason: 'removed' }, (group) => {
    if (group.ownerId === userId) throw new AppError('forbidden', "nobody removes the group's owner");
  });
}

async function dropMember(
  deps: Deps,
  { groupId, userId, reason }: { groupId: GroupId; userId: UserId; reason: GroupLoss },
  check: (group: LockedGroup) => void,
): Promise<void> {
  await changeGroup(deps, groupId, async (tx, group) => {
    check(group);
    const { count } = await tx.member.deleteMany({ where: { groupId, userId } });
    if (count === 0) return { answer: null, event: null };
    const memberCount = group.memberCount - 1;
    return { answer: null, event: { type: 'memberLeft', userId, memberCount }, set: { memberCount } };
  });
  deps.live.meChanged(userId, { type: 'groupLeft', groupId, reason });
}
