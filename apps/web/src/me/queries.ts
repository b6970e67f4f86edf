import type { MeSnapshot } from '@parley/contract/events';
import type { GroupSummary } from '@parley/contract/groups';
import type { GroupId, RoomId } from '@parley/contract/ids';
import { type RoomBadge, sumUnread, type Unread, unreadOf } from '@parley/contract/unread';
import type { MeView } from '@parley/contract/users';
import { useQuery } from '@tanstack/react-query';
import { cacheOnlyForGood } from '#lib/cache-only.ts';
import { meKey } from './cache.ts';

function useSnapshot<T>(select: (me: MeSnapshot) => T): T | undefined {
  return useQuery<MeSnapshot, Error, T>({ queryKey: meKey, ...cacheOnlyForGood, structuralSharing: true, select }).data;
}

/** Oneself; undefined until the first snapshot has come. */
export const useMe = (): MeView | undefined => useSnapshot(({ me }) => me);

/** One's groups in order of joining; undefined until the first snapshot has come. */
export const useMyGroups = (): GroupSummary[] | undefined => useSnapshot(({ groups }) => groups);

/** What one needs to know of a room that one doesn't look at. */
export const useBadge = (roomId: RoomId): RoomBadge | undefined =>
  useSnapshot(({ badges }) => badges.find((badge) => badge.roomId === roomId));

/** What is unread in one room. */
export const useRoomUnread = (roomId: RoomId): Unread | undefined =>
  useSnapshot(({ badges }) => {
    const badge = badges.find((badge) => badge.roomId === roomId);
    return badge && unreadOf(badge);
  });

/** What is unread in all rooms of a group. */
export const useGroupUnread = (groupId: GroupId): Unread | undefined =>
  useSnapshot(({ badges }) => sumUnread(badges.filter((badge) => badge.groupId === groupId)));

/** What is unread in some rooms together, such as those of a topic. */
export const useRoomsUnread = (roomIds: readonly RoomId[]): Unread | undefined =>
  useSnapshot(({ badges }) => sumUnread(badges.filter((badge) => roomIds.includes(badge.roomId))));

/** What is unread anywhere. */
export const useAllUnread = (): Unread | undefined => useSnapshot(({ badges }) => sumUnread(badges));
