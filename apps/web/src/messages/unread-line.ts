import type { RoomBadge } from '@parley/contract/unread';

/** Where the line "New messages" stands in an open room, and what one has done about it. */
export interface UnreadLine {
  /** The first message under the line; null without a line. It stays when that has been read. */
  newFrom: number | null;
  /** Whether the line has been on screen since it was put there. */
  isSeen: boolean;
  /** Whether what is on screen counts as unread until one says otherwise: the mark was set by hand. */
  isHeld: boolean;
  readSeq: number;
  markVersion: number;
  wasUnread: boolean;
}

type Known = Pick<RoomBadge, 'mark' | 'lastSeq'>;

export type UnreadLineAct =
  /** The room's badge came or changed; `isWatching` says whether its end is on screen in a focused window. */
  { type: 'badge'; badge: Known; isWatching: boolean } | { type: 'lineSeen' } | { type: 'markedRead' };

/** The line when the room is opened. */
export function openUnreadLine({ mark, lastSeq }: Known): UnreadLine {
  const wasUnread = lastSeq > mark.readSeq;
  const newFrom = wasUnread ? mark.readSeq + 1 : null;
  return { newFrom, isSeen: false, isHeld: false, readSeq: mark.readSeq, markVersion: mark.version, wasUnread };
}

/** The line after something happened; the same one when that doesn't matter to it. */
export function moveUnreadLine(line: UnreadLine, act: UnreadLineAct): UnreadLine {
  switch (act.type) {
    case 'lineSeen':
      return line.isSeen ? line : { ...line, isSeen: true };
    case 'markedRead':
      return { ...line, isSeen: true, isHeld: false };
    case 'badge':
      return receiveBadge(line, act.badge, act.isWatching);
  }
}

function receiveBadge(line: UnreadLine, { mark, lastSeq }: Known, isWatching: boolean): UnreadLine {
  const isUnread = lastSeq > mark.readSeq;
  if (mark.version !== line.markVersion)
    return { ...openUnreadLine({ mark, lastSeq }), isSeen: true, isHeld: isUnread };
  if (mark.readSeq === line.readSeq && isUnread === line.wasUnread) return line;
  const known = { ...line, readSeq: mark.readSeq, wasUnread: isUnread };
  // What comes while nobody looks gets a line of its own, once what was above it has been read.
  if (isUnread && !line.wasUnread && !isWatching) return { ...known, newFrom: mark.readSeq + 1, isSeen: false };
  return known;
}
