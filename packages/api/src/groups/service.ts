import type { GroupEvent, GroupHead } from '@parley/contract/events';
import type { CreateGroup, DeleteGroup, EditGroup, GroupSummary, TransferGroup } from '@parley/contract/groups';
import type { GroupId, UserId } from '@parley/contract/ids';
import type { Tx } from '@parley/db';
import type { Deps } from '#context.ts';
import { enqueueWrites } from '#discovery/service.ts';
import { AppError, notFound } from '#errors.ts';
import { isMember, requireSeat } from '#members/queries.ts';
import type { PicturesView } from '#pictures/view.ts';
import { enqueue } from '#ports/job-queue.ts';
import { listBadges } from '#unread/queries.ts';
import { type Holder, type Owner, requireOwnerOf } from './policy.ts';
import { getGroupSummary, type LockedGroup, lockGroup } from './queries.ts';
import { groupHead } from './view.ts';

/** Makes a group with its first topic and room. @throws conflict when its maker is in `groupsPerUserMax`. */
export async function createGroup(deps: Deps, userId: UserId, input: CreateGroup): Promise<GroupSummary> {
  const groupId = await deps.db.$transaction(async (tx) => {
    await requireSeat(tx, userId);
    const members = { create: { userId } };
    const group = await tx.group.create({ data: { ...input, ownerId: userId, memberCount: 1, members } });
    if (input.isPublic) await enqueueWrites(deps, tx, [group.id as GroupId]);
    const topic = await tx.topic.create({ data: { groupId: group.id, name: 'General', position: 0 } });
    await tx.room.create({ data: { groupId: group.id, topicId: topic.id, name: 'home', position: 0 } });
    return group.id as GroupId;
  });
  return tellJoined(deps, userId, groupId);
}

/** Changes what the group shows of itself. Safe to repeat. @throws not_found. */
export function editGroup(deps: Deps, by: Holder<'manageGroup'>, input: EditGroup): Promise<GroupHead> {
  const { name, description, category, isPublic, tags } = input;
  return changeGroup(deps, by.groupId, async (_, group) =>
    changedHead(group, { name, description, category, isPublic, ...(tags && { tags }) }),
  );
}

/** Gives the group to another of its members. @throws not_found when they aren't one, forbidden when it was given away meanwhile. */
export function transferGroup(deps: Deps, by: Owner, { userId }: TransferGroup): Promise<GroupHead> {
  return changeGroup(deps, by.groupId, async (tx, group) => {
    requireOwnerOf(group, by.userId);
    if (!(await isMember(tx, group.groupId, userId))) throw notFound('member');
    return changedHead(group, { ownerId: userId });
  });
}

function changedHead(group: LockedGroup, set: Changed<GroupHead>['set']): Changed<GroupHead> {
  const head = groupHead({ ...group, ...set });
  return { answer: head, event: { type: 'groupEdited', head }, set };
}

/**
 * Takes the group from everybody at once: who was in it is in it no more. A job removes what was said.
 * @throws invalid, with the field, when the name typed isn't the group's; forbidden when it was given away meanwhile; not_found.
 */
export async function deleteGroup(deps: Deps, by: Owner, { name }: DeleteGroup): Promise<void> {
  const { groupId } = by;
  const left = await changeGroup(deps, groupId, async (tx, group) => {
    requireOwnerOf(group, by.userId);
    if (name !== group.name) throw new AppError('invalid', "not the group's name", 'name');
    const deletedAt = deps.clock();
    await tx.room.updateMany({ where: { groupId, deletedAt: null }, data: { deletedAt, topicId: null } });
    await tx.topic.deleteMany({ where: { groupId } });
    await tx.invite.deleteMany({ where: { groupId } });
    const members = await tx.$queryRaw<{ userId: UserId }[]>`
      DELETE FROM members WHERE group_id = ${groupId}::uuid RETURNING user_id AS "userId"`;
    await enqueue(tx, { name: 'groups.purge', payload: { groupId } });
    return { answer: members, event: { type: 'groupDeleted' }, set: { deletedAt } };
  });
  for (const { userId } of left) deps.live.meChanged(userId, { type: 'groupLeft', groupId, reason: 'deleted' });
}

/** Shows the group to all tabs of whoever came into it; answers its summary. Two queries. */
export async function tellJoined(deps: Deps, userId: UserId, groupId: GroupId): Promise<GroupSummary> {
  const group = await getGroupSummary(deps.db, groupId, userId);
  const badges = await listBadges(deps.db, userId, groupId);
  deps.live.meChanged(userId, { type: 'groupJoined', group, badges });
  return group;
}

type Body<E> = E extends unknown ? Omit<E, 'groupId' | 'version'> : never;

/** What a change did: its answer, the event that tells of it, and what becomes of the group's own row. */
export interface Changed<T> {
  answer: T;
  /** Null when nothing changed: then the version stays too. */
  event: Body<GroupEvent> | null;
  set?: Partial<Omit<GroupHead, keyof PicturesView> & { memberCount: number; deletedAt: Date }>;
}

/**
 * One change of the group's structure: its turn, its rows, the group's next version, and after commit its event.
 * @throws not_found when the group was deleted.
 */
export async function changeGroup<T>(
  deps: Deps,
  groupId: GroupId,
  write: (tx: Tx, group: LockedGroup) => Promise<Changed<T>>,
): Promise<T> {
  const { answer, event } = await deps.db.$transaction(async (tx) => {
    const group = await lockGroup(tx, groupId);
    const { answer, event, set } = await write(tx, group);
    if (!event) return { answer, event };
    const version = group.version + 1;
    await tx.group.update({ where: { id: groupId }, data: { ...set, version }, select: { id: true } });
    if (set && (group.isPublic || set.isPublic)) await enqueueWrites(deps, tx, [groupId]);
    return { answer, event: { ...event, groupId, version } as GroupEvent };
  });
  if (event) deps.live.groupChanged(event);
  return answer;
}
