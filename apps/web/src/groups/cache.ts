import { applyGroupEvent } from '@parley/contract/apply-group-event';
import type { GroupFrame } from '@parley/contract/events';
import type { Api } from '#lib/trpc.ts';

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
