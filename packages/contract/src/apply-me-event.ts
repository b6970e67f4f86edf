import type { MeChange, MeSnapshot, RoomPlace } from './events.ts';
import { limits } from './limits.ts';
import { newerMark, type RoomBadge } from './unread.ts';

type Change<E> = (me: MeSnapshot, event: E) => Partial<MeSnapshot>;

/** Total: a change without its row here does not compile. */
const changes: { [E in MeChange as E['type']]: Change<E> } = {
  activity: (me, { lastSeq, ...place }) =>
    withBadge(me, place, (badge) => ({ ...badge, lastSeq: Math.max(badge.lastSeq, lastSeq) })),
  mentioned: (me, { seq, ...place }) =>
    withBadge(me, place, (badge) => ({ ...badge, mentions: withMention(badge.mentions, seq) })),
  mentionGone: (me, { seq, ...place }) =>
    withBadge(me, place, (badge) => ({ ...badge, mentions: badge.mentions.filter((old) => old !== seq) })),
  markMoved: (me, { mark, mentions, ...place }) =>
    withBadge(me, place, (badge) => {
      const newer = newerMark(badge.mark, mark);
      const isNewest = newer.version === mark.version && newer.readSeq === mark.readSeq;
      return { ...badge, mark: newer, mentions: mentions && isNewest ? mentions : badge.mentions };
    }),
  groupJoined: ({ groups, badges }, { group, badges: joined }) => ({
    groups: [...groups.filter((old) => old.id !== group.id), group],
    badges: [...badges.filter((old) => old.groupId !== group.id), ...joined],
  }),
  groupEdited: ({ groups }, { groupId, name, icon, ownerId }) => ({
    groups: groups.map((group) => (group.id === groupId ? { ...group, name, icon, ownerId } : group)),
  }),
  groupLeft: ({ groups, badges }, { groupId }) => ({
    groups: groups.filter((group) => group.id !== groupId),
    badges: badges.filter((badge) => badge.groupId !== groupId),
  }),
  roomsDeleted: ({ groups, badges }, { groupId, roomIds }) => ({
    groups: groups.map((group) =>
      group.id === groupId && group.lastRoomId && roomIds.includes(group.lastRoomId)
        ? { ...group, lastRoomId: null }
        : group,
    ),
    badges: badges.filter((badge) => !roomIds.includes(badge.roomId)),
  }),
  roomVisited: ({ groups }, { groupId, roomId }) => ({
    groups: groups.map((group) => (group.id === groupId ? { ...group, lastRoomId: roomId } : group)),
  }),
  profileChanged: (_, { me }) => ({ me }),
};

/** What one knows of one's own places after the change: what a fresh snapshot would hold. Safe to repeat. */
export function applyMeChange(me: MeSnapshot, change: MeChange): MeSnapshot {
  const apply = changes[change.type] as Change<MeChange>;
  return { ...me, ...apply(me, change) };
}

function withBadge(me: MeSnapshot, place: RoomPlace, change: (badge: RoomBadge) => RoomBadge): Partial<MeSnapshot> {
  const known = me.badges.find((badge) => badge.roomId === place.roomId);
  if (known) return { badges: me.badges.map((badge) => (badge === known ? change(badge) : badge)) };
  const { groupId, roomId } = place;
  if (!me.groups.some((group) => group.id === groupId)) return {};
  // A room without a mark has been read up to its beginning.
  const fresh: RoomBadge = { groupId, roomId, lastSeq: 0, mark: { readSeq: 0, version: 0 }, mentions: [] };
  return { badges: [...me.badges, change(fresh)] };
}

const withMention = (mentions: number[], seq: number) =>
  [...new Set([...mentions, seq])].toSorted((a, b) => a - b).slice(-limits.unreadMentionsMax);
