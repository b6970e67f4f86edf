import { idField, seqField } from '@parley/contract/fields';
import type { RoomId, UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import type { MessagesFound, SearchMessages } from '@parley/contract/search';
import * as z from 'zod';
import type { Deps } from '#context.ts';
import { AppError, notFound } from '#errors.ts';
import { namedIn } from '#messages/view.ts';
import type { MessagePlace, MessageQuery, MessageState } from '#ports/message-index.ts';
import { findWords, messageWordsOf } from '#ports/message-words.ts';
import { queryWordsOf } from '#ports/search-words.ts';
import { listPeople } from '#users/queries.ts';
import {
  listAtPlaces,
  listChangedMessages,
  listLate,
  listReadableRooms,
  listRoomsBehind,
  noteIndexed,
  type RoomProgress,
} from './queries.ts';
import { comparePlaces, type FoundRow, foundView, placeOf, type ReadableRoom } from './view.ts';

const pageSize = limits.messagesFoundPerPage;

/**
 * Messages of rooms that the searcher may read, the newest first. What the index names is read anew, and what it doesn't know yet is
 * looked for in the rows, so that messages that were edited, deleted or just sent are found as they are. Four queries beside the
 * index's own. @throws not_found for a room that one may not see, conflict for a cursor that leads no further.
 */
export async function searchMessages(deps: Deps, userId: UserId, input: SearchMessages): Promise<MessagesFound> {
  const { db, messageIndex } = deps;
  const rooms = await listReadableRooms(db, { userId, roomId: input.roomId ?? null, index: messageIndex.name });
  if (input.roomId && rooms.length === 0) throw notFound('room');
  const query = queryOf(input, rooms);
  const places = await messageIndex.find(query);
  const since = rooms.filter(({ version, indexedVersion }) => places === null || version > indexedVersion);
  const [indexed, late] = await Promise.all([
    listAtPlaces(db, userId, (places ?? []).slice(0, pageSize)),
    listLate(db, { userId, since: since.map((room) => sinceOf(room, places === null)) }, query),
  ]);
  const { page, next } = pageOf({ rows: [...indexed, ...late], places: places ?? [], query });
  const people = await listPeople(db, [
    ...new Set(page.flatMap((row) => [row.authorId as UserId, ...namedIn(row.text)])),
  ]);
  const shown = { rooms: new Map(rooms.map((room) => [room.roomId, room])), people, marksOf: marksFor(query.words) };
  const found = page.map((row) => foundView(row, shown));
  return { found, people, nextCursor: next && JSON.stringify(cursorOf(next)), isDegraded: places === null };
}

const marksFor = (words: readonly string[]) => (text: string) =>
  words.length === 0 ? [] : (findWords(text, words) ?? []);

const sinceOf = ({ roomId, indexedVersion }: ReadableRoom, isAway: boolean) => ({
  roomId,
  version: isAway ? 0 : indexedVersion,
});

function queryOf(input: SearchMessages, rooms: readonly ReadableRoom[]): MessageQuery {
  // Nothing was sent before 1970, and the database has no year 0.
  const moment = (text: string | null | undefined) => (text ? Math.max(0, Date.parse(text)) : null);
  return {
    words: [...new Set(queryWordsOf(input.query))],
    roomIds: rooms.map(({ roomId }) => roomId),
    authorId: input.authorId ?? null,
    from: moment(input.after),
    until: moment(input.before),
    after: input.cursor ? readCursor(input.cursor) : null,
    take: pageSize + 1,
  };
}

interface Merging {
  rows: readonly FoundRow[];
  /** What the index named: one more than a page when there are more. */
  places: readonly MessagePlace[];
  query: MessageQuery;
}

/** The page, and where the next one begins. What is older than the index's own page waits for the next. */
function pageOf({ rows, places, query }: Merging): { page: FoundRow[]; next: MessagePlace | null } {
  const horizon = places.length > pageSize ? (places[pageSize - 1] ?? null) : null;
  const isHere = (place: MessagePlace) =>
    (query.after === null || comparePlaces(query.after, place) < 0) &&
    (horizon === null || comparePlaces(place, horizon) <= 0);
  const fitting = new Map<string, FoundRow>();
  for (const row of rows) {
    if (isHere(placeOf(row)) && fits(row, query)) fitting.set(`${row.roomId} ${row.seq}`, row);
  }
  const sorted = [...fitting.values()].sort((one, other) => comparePlaces(placeOf(one), placeOf(other)));
  const page = sorted.slice(0, pageSize);
  const last = page.at(-1);
  return { page, next: sorted.length > pageSize && last ? placeOf(last) : horizon };
}

const mention = /<@[0-9a-f-]{36}>/g;

function fits({ text, authorId }: FoundRow, query: MessageQuery): boolean {
  if (query.authorId !== null && authorId !== query.authorId) return false;
  return query.words.length === 0 || findWords(text.replace(mention, ' '), query.words) !== null;
}

/** The last moment of the year 9999, in ms. */
const momentMax = 253_402_300_799_999;
const Cursor = z.tuple([z.int().nonnegative().max(momentMax), idField<RoomId>(), seqField]);
const cursorOf = ({ at, roomId, seq }: MessagePlace) => [at, roomId, seq];

function readCursor(cursor: string): MessagePlace {
  try {
    const [at, roomId, seq] = Cursor.parse(JSON.parse(cursor));
    return { at, roomId, seq };
  } catch {
    throw new AppError('conflict', 'a cursor of something else');
  }
}

/** What an index is to hold of what changed in each room since the version that it has, so many of each, in version order. One query. */
export async function readMessageStates(
  db: Deps['db'],
  rooms: readonly RoomProgress[],
  takeOfEach: number,
): Promise<MessageState[]> {
  const rows = await listChangedMessages(db, rooms, takeOfEach);
  return rows.map(({ createdAt, text, ...row }) => ({ ...row, at: createdAt.getTime(), words: messageWordsOf(text) }));
}

const roomsPerStep = 200;
const changesOfRoomPerStep = 500;
/** A job that has so much to do lets others have a turn, and goes on in a minute. */
const stepsMax = 2_000;

/** Brings the index of messages to what the rooms say, in small steps. Safe to repeat, and at several processes at once. */
export async function indexMessages({ db, messageIndex }: Deps): Promise<void> {
  for (let step = 0; step < stepsMax; step++) {
    const behind = await listRoomsBehind(db, messageIndex.name, roomsPerStep);
    if (behind.length === 0) return;
    const states = await readMessageStates(db, behind, changesOfRoomPerStep);
    await messageIndex.write(states);
    const versions = new Map(behind.map(({ roomId, indexedVersion }) => [roomId, indexedVersion]));
    for (const { roomId, version } of states) versions.set(roomId, Math.max(version, versions.get(roomId) ?? 0));
    await noteIndexed(db, messageIndex.name, versions);
  }
}
