import type { PersonView } from '@parley/contract/fields';
import type { GroupId, RoomId } from '@parley/contract/ids';
import { replaceMentions } from '@parley/contract/mentions';
import type { MessageFound } from '@parley/contract/search';
import { type MessageRow, messageView } from '#messages/view.ts';
import type { MessagePlace } from '#ports/message-index.ts';

export interface ReadableRoom {
  roomId: RoomId;
  roomName: string;
  groupId: GroupId;
  groupName: string;
  version: number;
  indexedVersion: number;
}

export interface FoundRow extends MessageRow {
  roomId: RoomId;
}

export const placeOf = ({ createdAt, roomId, seq }: FoundRow): MessagePlace => ({
  at: createdAt.getTime(),
  roomId,
  seq,
});

/** The order in which messages are found: negative when `one` comes first. */
export function comparePlaces(one: MessagePlace, other: MessagePlace): number {
  if (one.at !== other.at) return other.at - one.at;
  if (one.roomId !== other.roomId) return one.roomId < other.roomId ? 1 : -1;
  return other.seq - one.seq;
}

/** How much of a text is shown before what was found, and in all. */
const leadMaxChars = 60;
const snippetMaxChars = 240;

type Piece = MessageFound['snippet'][number];

/** What stands around the first of the marks, in pieces; from the beginning where there are none. */
function snippetOf(text: string, marks: readonly [number, number][]): Piece[] {
  const first = marks[0]?.[0] ?? 0;
  const begin =
    first <= leadMaxChars ? 0 : Math.max(text.lastIndexOf(' ', first - leadMaxChars / 2) + 1, first - leadMaxChars);
  const end = Math.min(text.length, begin + snippetMaxChars);
  const pieces: Piece[] = begin > 0 ? [{ text: '…', isMarked: false }] : [];
  let at = begin;
  for (const [from, to] of marks.filter(([, to]) => to <= end)) {
    if (from > at) pieces.push({ text: text.slice(at, from), isMarked: false });
    pieces.push({ text: text.slice(from, to), isMarked: true });
    at = to;
  }
  const rest = text.slice(at, end) + (end < text.length ? '…' : '');
  return rest === '' ? pieces : [...pieces, { text: rest, isMarked: false }];
}

/** What makes text bold, struck out, hidden or code would only stand in the way of so few words. */
const signs = /\*\*|~~|\|\||`+/g;

interface Shown {
  rooms: ReadonlyMap<RoomId, ReadableRoom>;
  people: readonly PersonView[];
  /** Where a text has what was searched for. */
  marksOf: (text: string) => [number, number][];
}

/** A message as it is shown among what was found. */
export function foundView(row: FoundRow, { rooms, people, marksOf }: Shown): MessageFound {
  const room = rooms.get(row.roomId);
  const nameOf = (id: string) => people.find((person) => person.id === id)?.displayName;
  const named = replaceMentions(row.text, (id) => {
    const name = nameOf(id);
    return name === undefined ? null : `@${name}`;
  });
  const text = named.replace(signs, '');
  return {
    groupId: room?.groupId as GroupId,
    groupName: room?.groupName ?? '',
    roomId: row.roomId,
    roomName: room?.roomName ?? '',
    message: messageView(row),
    snippet: snippetOf(text, marksOf(text)),
  };
}
