import type { GroupId, RoomId } from './ids.ts';

/**
 * How far somebody has read a room. Reading moves `readSeq` up within one `version`;
 * moving it by hand ("mark unread from here") takes the next version, so that a stale tab can't undo it.
 */
export interface Mark {
  readSeq: number;
  version: number;
}

/** What one person needs to know of a room that they don't look at. */
export interface RoomBadge {
  groupId: GroupId;
  roomId: RoomId;
  lastSeq: number;
  mark: Mark;
  /** Messages that mention the person: the newest `unreadMentionsMax` of those not yet read, ascending. */
  mentions: number[];
}

export interface Unread {
  messages: number;
  mentions: number;
}

/** The one place where unread is counted: server, client and push agree by using it. */
export function unreadOf({ lastSeq, mark, mentions }: Pick<RoomBadge, 'lastSeq' | 'mark' | 'mentions'>): Unread {
  return {
    messages: Math.max(0, lastSeq - mark.readSeq),
    mentions: mentions.filter((seq) => seq > mark.readSeq).length,
  };
}

/** The sum over rooms: a topic's, a group's, everything's. */
export function sumUnread(badges: Iterable<RoomBadge>): Unread {
  const sum = { messages: 0, mentions: 0 };
  for (const badge of badges) {
    const { messages, mentions } = unreadOf(badge);
    sum.messages += messages;
    sum.mentions += mentions;
  }
  return sum;
}

/** Of two marks of one room, the one that counts. */
export function newerMark(a: Mark, b: Mark): Mark {
  if (a.version !== b.version) return a.version > b.version ? a : b;
  return a.readSeq >= b.readSeq ? a : b;
}
