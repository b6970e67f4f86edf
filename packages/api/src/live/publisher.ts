import type { GroupEvent, MeChange, RoomPlace } from '@parley/contract/events';
import type { PersonView } from '@parley/contract/fields';
import type { GroupId, RoomId, SessionId, UserId } from '@parley/contract/ids';
import type { RoomChanged } from '@parley/contract/messages';
import type { Bus } from '#ports/bus.ts';
import { type ChannelMessages, groupChannel, roomChannel, userChannel } from './channels.ts';
import { coalesce } from './coalesce.ts';

/**
 * Tells whoever follows, on every process, of what was committed. To be called after the commit; never throws and never waits.
 * What a lost hint would have told is read from Postgres a little later.
 */
export interface Publisher {
  groupChanged(event: GroupEvent): void;
  roomChanged(roomId: RoomId, event: RoomChanged): void;
  /** To every online member of the group, at once and then at most once a second for each room. */
  activity(place: RoomPlace, lastSeq: number): void;
  /** To all tabs of one person. */
  meChanged(userId: UserId, change: MeChange): void;
  /** To everybody who shares one of the groups with the person. */
  personChanged(groupIds: readonly GroupId[], person: PersonView): void;
  /** Ends the sessions' subscriptions and closes their sockets. */
  sessionsEnded(userId: UserId, sessionIds: readonly SessionId[]): void;
}

/** The publisher of this process. `activityMs` is the shortest time between two activities of one room. */
export function createPublisher(bus: Bus, activityMs = 1_000): Publisher & Disposable {
  function publish<C extends keyof ChannelMessages>(channel: C, message: ChannelMessages[C]) {
    bus.publish(channel, message);
  }

  const activities = coalesce<RoomId, { groupId: GroupId; lastSeq: number }>(activityMs, (roomId, activity) =>
    publish(groupChannel(activity.groupId), { type: 'activity', roomId, ...activity }),
  );

  return {
    groupChanged: (event) => publish(groupChannel(event.groupId), event),
    roomChanged: (roomId, event) => publish(roomChannel(roomId), event),
    activity: ({ groupId, roomId }, lastSeq) => activities.push(roomId, { groupId, lastSeq }),
    meChanged: (userId, change) => publish(userChannel(userId), change),
    personChanged(groupIds, person) {
      for (const groupId of groupIds) publish(groupChannel(groupId), { type: 'personChanged', person });
    },
    sessionsEnded(userId, sessionIds) {
      if (sessionIds.length > 0) publish(userChannel(userId), { type: 'sessionsEnded', sessionIds });
    },
    [Symbol.dispose]: () => activities[Symbol.dispose](),
  };
}
