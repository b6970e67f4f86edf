import { applyMeChange } from '@parley/contract/apply-me-event';
import type { MeEvent, MeSnapshot } from '@parley/contract/events';
import type { RoomId } from '@parley/contract/ids';
import { type RoomBadge, unreadOf } from '@parley/contract/unread';
import { openLive } from '#client.ts';
import type { Person } from '#world.ts';

type Live = ReturnType<typeof openLive>['live'];

/** What a tab knows of its person's rooms without looking at them, by the client's own rule. */
export function followPlaces(live: Live) {
  let me: MeSnapshot | null = null;
  live.me.live.subscribe(undefined, {
    onData(event: MeEvent) {
      if (event.type === 'snapshot') me = event;
      else if (me && event.type !== 'personChanged') me = applyMeChange(me, event);
    },
    onError() {},
  });
  return { badgeOf: (roomId: RoomId) => me?.badges.find((badge) => badge.roomId === roomId) };
}

/** How many messages are unread; -1 of a room that isn't known. */
export const unreadOrNone = (badge: RoomBadge | undefined) => (badge ? unreadOf(badge).messages : -1);

/** What a tab that is opened now is told first, of one room. */
export async function freshBadge(origin: string, person: Person, roomId: RoomId): Promise<RoomBadge | undefined> {
  const { live, close } = openLive(origin, person);
  try {
    const { badges } = await new Promise<MeSnapshot>((resolve, reject) => {
      live.me.live.subscribe(undefined, {
        onData: (event: MeEvent) => event.type === 'snapshot' && resolve(event),
        onError: reject,
      });
    });
    return badges.find((badge) => badge.roomId === roomId);
  } finally {
    await close();
  }
}
