import { applyMeChange } from '@parley/contract/apply-me-event';
import type { GroupLoss, MeEvent, MeSnapshot } from '@parley/contract/events';
import type { GroupId, RoomId } from '@parley/contract/ids';
import { unreadOf } from '@parley/contract/unread';
import type { QueryClient } from '@tanstack/react-query';
import { mergePeople } from '#users/cache.ts';

/** Where what one knows of one's own places is kept. Only `me.live` fills it. */
export const meKey = ['me'] as const;

const lossKey = (groupId: GroupId) => ['me', 'loss', groupId] as const;

/** Why one is in this group no more; undefined where this tab was not told. */
export const lossOf = (cache: QueryClient, groupId: GroupId) => cache.getQueryData<GroupLoss>(lossKey(groupId));

/** The rooms of a group in which something is unread now. */
export function unreadRoomIds(cache: QueryClient, groupId: GroupId): RoomId[] {
  const badges = cache.getQueryData<MeSnapshot>(meKey)?.badges ?? [];
  return badges
    .filter((badge) => badge.groupId === groupId && unreadOf(badge).messages > 0)
    .map(({ roomId }) => roomId);
}

/** Whether this tab knows that one is in the group. */
export const isMine = (cache: QueryClient, groupId: GroupId) =>
  cache.getQueryData<MeSnapshot>(meKey)?.groups.some(({ id }) => id === groupId) ?? false;

/** Puts an event of `me.live` into the cache. */
export function receiveMeEvent(cache: QueryClient, event: MeEvent): void {
  if (event.type === 'personChanged') {
    mergePeople(cache, [event.person]);
  } else if (event.type === 'snapshot') {
    const { type: _, ...snapshot } = event;
    cache.setQueryData<MeSnapshot>(meKey, snapshot);
  } else {
    cache.setQueryData<MeSnapshot>(meKey, (me) => me && applyMeChange(me, event));
  }
  if (event.type === 'groupLeft') cache.setQueryData<GroupLoss>(lossKey(event.groupId), event.reason);
  const me = event.type === 'snapshot' || event.type === 'profileChanged' ? event.me : null;
  if (me) mergePeople(cache, [me]);
}
