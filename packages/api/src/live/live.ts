import type { GroupEvent, MeChange, RoomPlace } from '@parley/contract/events';
import type { PersonView } from '@parley/contract/fields';
import type { GroupId, RoomId, SessionId, UserId } from '@parley/contract/ids';
import type { RoomChanged } from '@parley/contract/messages';

/**
 * Tells whoever follows, on every process, of what was committed. To be called after the commit; never throws and never waits.
 * What a lost hint would have told is read from Postgres a little later.
 */
export interface Publisher {
  groupChanged(event: GroupEvent): void;
  roomChanged(roomId: RoomId, event: RoomChanged): void;
  /** To every online member of the group, at most once a second for each room. */
  activity(place: RoomPlace, lastSeq: number): void;
  /** To all tabs of one person. */
  meChanged(userId: UserId, change: MeChange): void;
  /** To everybody who shares one of the groups with the person. */
  personChanged(groupIds: readonly GroupId[], person: PersonView): void;
  /** Ends the sessions' subscriptions and closes their sockets. */
  sessionsEnded(userId: UserId, sessionIds: readonly SessionId[]): void;
}

export type Live = Publisher;
