import type { IconView, PersonView } from './fields.ts';
import type { GroupSummary, GroupView } from './groups.ts';
import type { GroupId, RoomId, TopicId, UserId } from './ids.ts';
import type { RoomView } from './rooms.ts';
import type { TopicView } from './topics.ts';
import type { Mark, RoomBadge } from './unread.ts';
import type { MeView } from './users.ts';

export type GroupHead = Pick<
  GroupView,
  'name' | 'description' | 'category' | 'isPublic' | 'icon' | 'wallpaper' | 'ownerId' | 'tags'
>;

/** A change of a group's structure. Each holds fresh views, so that applying it equals fetching again. */
export type GroupChange =
  | { type: 'groupEdited'; head: GroupHead }
  | { type: 'groupDeleted' }
  | { type: 'topicCreated'; topic: TopicView }
  | { type: 'topicRenamed'; topic: TopicView }
  | { type: 'topicsReordered'; topics: TopicView[] }
  | { type: 'topicDeleted'; topicId: TopicId }
  | { type: 'roomCreated'; room: RoomView }
  | { type: 'roomEdited'; room: RoomView }
  | { type: 'roomsReordered'; rooms: RoomView[] }
  | { type: 'roomDeleted'; roomId: RoomId }
  | { type: 'memberJoined'; person: PersonView; memberCount: number }
  | { type: 'memberLeft'; userId: UserId; memberCount: number };

export type GroupEvent = { groupId: GroupId; version: number } & GroupChange;

/** What `groups.live` carries, tracked by version. `groupStale`: events were missed, fetch again. */
export type GroupFrame = GroupEvent | { type: 'groupStale'; groupId: GroupId; version: number };

/** What `me.live` begins with. */
export interface MeSnapshot {
  me: MeView;
  /** In order of joining. */
  groups: GroupSummary[];
  badges: RoomBadge[];
}

/** Why somebody is in a group no more. */
export type GroupLoss = 'left' | 'removed' | 'deleted';

export type RoomPlace = { groupId: GroupId; roomId: RoomId };

/** What concerns one person, wherever they look. */
export type MeChange =
  | ({ type: 'activity'; lastSeq: number } & RoomPlace)
  | ({ type: 'mentioned'; seq: number } & RoomPlace)
  | ({ type: 'mentionGone'; seq: number } & RoomPlace)
  /** `mentions` comes with a mark that was set back: those that are unread again. */
  | ({ type: 'markMoved'; mark: Mark; mentions?: number[] } & RoomPlace)
  | { type: 'groupJoined'; group: GroupSummary; badges: RoomBadge[] }
  | { type: 'groupEdited'; groupId: GroupId; name: string; icon: IconView | null; ownerId: UserId }
  | { type: 'groupLeft'; groupId: GroupId; reason: GroupLoss }
  | { type: 'roomsDeleted'; groupId: GroupId; roomIds: RoomId[] }
  | { type: 'roomVisited'; groupId: GroupId; roomId: RoomId }
  | { type: 'profileChanged'; me: MeView };

/** What `me.live` carries. */
export type MeEvent = ({ type: 'snapshot' } & MeSnapshot) | MeChange | { type: 'personChanged'; person: PersonView };
