import type { GroupEvent, MeChange, RoomPlace } from '@parley/contract/events';
import type { PersonView } from '@parley/contract/fields';
import type { GroupId, RoomId, SessionId, UserId } from '@parley/contract/ids';
import type { RoomChanged } from '@parley/contract/messages';

/** What the bus carries to those who are in a group, beside the group's own changes. */
export type GroupNews =
  | GroupEvent
  | ({ type: 'activity'; lastSeq: number } & RoomPlace)
  | { type: 'personChanged'; person: PersonView };

/** What the bus carries to one person's tabs and sockets. */
export type UserNews = MeChange | { type: 'sessionsEnded'; sessionIds: readonly SessionId[] };

/** The bus's channels, and what each of them carries. */
export interface ChannelMessages {
  [room: `room:${string}`]: RoomChanged;
  [group: `group:${string}`]: GroupNews;
  [user: `user:${string}`]: UserNews;
}

export const roomChannel = (roomId: RoomId) => `room:${roomId}` as const;
export const groupChannel = (groupId: GroupId) => `group:${groupId}` as const;
export const userChannel = (userId: UserId) => `user:${userId}` as const;

export const isGroupEvent = (news: GroupNews): news is GroupEvent => 'version' in news;
