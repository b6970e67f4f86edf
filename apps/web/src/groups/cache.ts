import { applyGroupEvent } from '@parley/contract/apply-group-event';
import type { GroupFrame } from '@parley/contract/events';
import type { GroupView } from '@parley/contract/groups';
import type { GroupId } from '@parley/contract/ids';
import type { QueryClient } from '@tanstack/react-query';
import { getQueryKey } from '@trpc/react-query';
import { type Api, trpc } from '#lib/trpc.ts';

/** Puts a group's change into the cached group; across a gap it asks for the group again. */
export function receiveGroupFrame({ groups, members }: Api, frame: GroupFrame): void {
  const { groupId } = frame;
  if (frame.type === 'groupStale') {
    void groups.get.invalidate({ groupId });
    void members.list.invalidate({ groupId });
    return;
  }
  if (frame.type === 'memberJoined' || frame.type === 'memberLeft') void members.list.invalidate({ groupId });
  const cached = groups.get.getData({ groupId });
  if (!cached) return;
  const group = applyGroupEvent(cached, frame);
  if (group) groups.get.setData({ groupId }, group);
  else void groups.get.invalidate({ groupId });
}

type Answer = { groupId: GroupId; knownVersion: number | undefined; set: Partial<GroupView> };

/**
 * Shows the answer to one's own change before its event comes. Once the group has moved on from `knownVersion`, which was
 * known when the change was asked for, the answer may be older than what is shown and is left to the event.
 */
export function receiveGroupAnswer({ groups }: Api, { groupId, knownVersion, set }: Answer): void {
  groups.get.setData({ groupId }, (group) => (group?.version === knownVersion ? group && { ...group, ...set } : group));
}

/** Forgets a group that one isn't in any more. */
export function forgetGroup(cache: QueryClient, groupId: GroupId): void {
  cache.removeQueries({ queryKey: getQueryKey(trpc.groups.get, { groupId }, 'query') });
}
