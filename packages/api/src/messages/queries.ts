import type { PersonView } from '@parley/contract/fields';
import type { RoomId, UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import { mentionedIn } from '@parley/contract/mentions';
import type { ListMessages, MessagesPage, MessageView, RoomChanged } from '@parley/contract/messages';
import type { Mark } from '@parley/contract/unread';
import type { Db, Tx } from '@parley/db';
import { notFound } from '#errors.ts';
import type { RoomMember } from '#rooms/policy.ts';
import { listPeople } from '#users/queries.ts';
import { personJson } from '#users/view.ts';
import { type MessageRow, messageJson, type Sending } from './view.ts';

/** How many changed rows one step of a replay carries. */
export const changesPerStep = 200;

/** The room's version and its last seq, then, as views: its messages, what these quote, and who wrote all of them. */
type PageRow = [version: number, lastSeq: number, messages: MessageView[], quoted: MessageView[], people: PersonView[]];

/**
 * The page of one room ($1) whose messages `shown` selects. By hand, and as JSON: opening a room is the read that costs most,
 * and this way one statement answers all of it in the shape that leaves the server.
 */
const pageOf = (shown: string, orderBy: 'seq' | 'version') => `
  WITH room AS MATERIALIZED (SELECT id, version, last_seq FROM rooms WHERE id = $1::uuid),
  shown AS MATERIALIZED (SELECT m.* FROM messages AS m WHERE m.room_id = $1::uuid AND ${shown}),
  quoted AS MATERIALIZED (
    SELECT m.* FROM messages AS m
    WHERE m.room_id = $1::uuid AND m.seq = ANY(ARRAY(
      SELECT reply_to FROM shown WHERE deleted_at IS NULL EXCEPT SELECT seq FROM shown))
  )
  SELECT room.version, room.last_seq,
    (SELECT COALESCE(json_agg(${messageJson} ORDER BY m.${orderBy}), '[]') FROM shown AS m),
    (SELECT COALESCE(json_agg(${messageJson} ORDER BY m.seq), '[]') FROM quoted AS m),
    (SELECT COALESCE(json_agg(${personJson} ORDER BY users.display_name, users.id), '[]') FROM users
     WHERE users.id = ANY(ARRAY(SELECT author_id FROM shown UNION SELECT author_id FROM quoted)))
  FROM room`;

const run = {
  name: 'messages of a run',
  text: pageOf(
    `m.seq BETWEEN COALESCE($2::int, (SELECT last_seq FROM room) - $4::int + 1)
     AND COALESCE($3::int, (SELECT last_seq FROM room))`,
    'seq',
  ),
};

const changesSince = {
  name: 'messages that changed',
  text: pageOf(`m.version > $2::int ORDER BY m.version LIMIT ${changesPerStep}`, 'version'),
};

/**
 * A run of messages by key: the newest, or those before, after or around one. One query, and another when they name people;
 * `seq` has no holes, so every page is a range.
 */
export async function listMessages(
  db: Db,
  { roomId }: RoomMember,
  input: Omit<ListMessages, 'roomId'>,
): Promise<MessagesPage> {
  const [page] = await db.prepared<PageRow>(run, [roomId, ...endsOf(input), input.limit]);
  if (!page) throw notFound('room');
  const [asOf, lastSeq, messages, quoted, people] = page;
  return { asOf, lastSeq, messages, quoted, people: await peopleOf(db, [...messages, ...quoted], people) };
}

type Range = Pick<ListMessages, 'before' | 'after' | 'around' | 'limit'>;

/** The first and last seq of the page; null where only the database knows the newest. */
function endsOf({ before, after, around, limit }: Range): [number | null, number | null] {
  if (before !== undefined) return [before - limit, before - 1];
  if (after !== undefined) return [after + 1, after + limit];
  if (around !== undefined) return [around - Math.floor(limit / 2), around + Math.ceil(limit / 2) - 1];
  return [null, null];
}

/** Who wrote the messages and whom they name. No query when `known` are all of them. */
async function peopleOf(db: Db, messages: MessageView[], known: PersonView[]): Promise<PersonView[]> {
  const ids = new Set(messages.flatMap(({ authorId, text }) => [authorId, ...namedIn(text)]));
  const knownIds = new Set(known.map(({ id }) => id));
  return [...ids].every((id) => knownIds.has(id)) ? known : listPeople(db, [...ids]);
}

/** Whom a message names, no more than it can mention. */
export const namedIn = (text: string) =>
  text.includes('<@') ? mentionedIn(text).slice(0, limits.mentionsPerMessageMax) : [];

/**
 * What changed in the room after `version`, in version order, with the room's version from the same snapshot.
 * It covers up to that version or, when the step is full (`more`), up to its last row. One query, and another when the messages
 * name people.
 */
export async function listChangedSince(db: Db, roomId: RoomId, version: number) {
  const [page] = await db.prepared<PageRow>(changesSince, [roomId, version]);
  const [head = version, , messages = [], quoted = [], authors = []] = page ?? [];
  const more = messages.length === changesPerStep;
  const to = more ? (messages.at(-1)?.version ?? head) : head;
  if (to === version) return { step: null, head, more: false };
  const people = await peopleOf(db, [...messages, ...quoted], authors);
  const data: RoomChanged = { type: 'changed', from: version, to, messages, quoted, people };
  return { step: { from: version, to, data }, head, more };
}

/**
 * The event that tells of these changes, with the messages that they reply to, and everybody who wrote or is named.
 * At most two queries; none where nothing is quoted and `known` are all the people.
 */
export async function roomChanged(
  db: Db,
  roomId: RoomId,
  { messages, known = [], ...step }: Pick<RoomChanged, 'from' | 'to' | 'messages'> & { known?: PersonView[] },
): Promise<RoomChanged> {
  const shown = new Set(messages.map(({ seq }) => seq));
  const replied = new Set(
    messages.flatMap(({ replyTo }) => (replyTo !== null && !shown.has(replyTo) ? [replyTo] : [])),
  );
  const quoted = replied.size === 0 ? [] : await db.prepared<[MessageView]>(messagesBySeq, [roomId, [...replied]]);
  const views = quoted.map(([view]) => view);
  return {
    type: 'changed',
    ...step,
    messages,
    quoted: views,
    people: await peopleOf(db, [...messages, ...views], known),
  };
}

const messagesBySeq = {
  name: 'messages by seq',
  text: `SELECT ${messageJson} FROM messages AS m WHERE m.room_id = $1::uuid AND m.seq = ANY($2::int[]) ORDER BY m.seq`,
};

/** A message's row, whether deleted or not. One query. @throws not_found. */
export async function getMessageRow(db: Tx, roomId: RoomId, seq: number): Promise<MessageRow> {
  const row = await db.message.findUnique({ where: { roomId_seq: { roomId, seq } } });
  if (!row) throw notFound('message');
  return row;
}

/** The people whom the message's mention rows name. One query. */
export async function listMentioned(tx: Tx, place: { roomId: RoomId; seq: number; kind: 'user' }): Promise<UserId[]> {
  const rows = await tx.mention.findMany({ where: place, select: { targetId: true } });
  return rows.map(({ targetId }) => targetId as UserId);
}

/** What became of one message: stored at `seq`, or `existing` already, or neither where it replies to nothing. */
export interface Stored {
  seq: number | null;
  version: number | null;
  existing: MessageView | null;
  author: PersonView;
  /** The author's, after the whole batch. */
  mark: Mark | null;
  /** The members whom it mentions, but for its author. */
  named: UserId[];
}

type StoredRow = [
  ...[place: number, seq: number | null, version: number | null, existing: MessageView | null, author: PersonView],
  ...[readSeq: number | null, markVersion: number | null, named: UserId[] | null],
];

/**
 * The whole of sending, for any number of messages: under the lock of their rooms it drops what exists already, sees that
 * each author may still post, counts, and writes messages, counters, marks and mentions. By hand, and one statement, since
 * it is a transaction by itself: nothing else costs a round trip while the room is locked.
 */
const store = (rooms: 'one' | 'several') => `
  WITH asked AS (
    SELECT * FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::int[])
      WITH ORDINALITY AS asked (room_id, author_id, client_id, text, reply_to, place)
  ), room AS MATERIALIZED (
    SELECT id, group_id, last_seq, version FROM rooms
    WHERE id = ${rooms === 'one' ? '$1::uuid' : 'ANY($1::uuid[])'} AND deleted_at IS NULL
    FOR NO KEY UPDATE ${rooms === 'one' ? '' : 'SKIP LOCKED'}
  ), judged AS MATERIALIZED (
    SELECT asked.*, room.group_id, room.last_seq, room.version, sent.view AS existing, ${personJson} AS author
    FROM asked
    JOIN room ON room.id = asked.room_id
    JOIN members ON members.group_id = room.group_id AND members.user_id = asked.author_id
    JOIN users ON users.id = asked.author_id
    LEFT JOIN LATERAL (
      SELECT ${messageJson} AS view FROM messages AS m
      WHERE m.room_id = ${rooms === 'one' ? '$1::uuid' : 'asked.room_id'}
        AND m.author_id = asked.author_id AND m.client_id = asked.client_id
      LIMIT 1
    ) AS sent ON true
  ), placed AS MATERIALIZED (
    SELECT place, room_id, group_id, author_id, client_id, text, reply_to, last_seq + step AS seq, version + step AS version
    FROM (
      SELECT *, row_number() OVER (PARTITION BY room_id ORDER BY place)::int AS step
      FROM judged WHERE existing IS NULL AND (reply_to IS NULL OR reply_to <= last_seq)
    ) AS counted
  ), stored AS (
    INSERT INTO messages (room_id, seq, version, author_id, client_id, text, reply_to, created_at, updated_at)
    SELECT room_id, seq, version, author_id, client_id, text, reply_to, $7::timestamptz, $7::timestamptz FROM placed
  ), moved AS (
    UPDATE rooms SET last_seq = ends.seq, version = ends.version
    FROM (SELECT room_id, max(seq) AS seq, max(version) AS version FROM placed GROUP BY room_id) AS ends
    WHERE rooms.id = ends.room_id
  ), marked AS (
    INSERT INTO marks (user_id, room_id, read_seq, updated_at)
    SELECT author_id, room_id, max(seq), now() FROM placed GROUP BY author_id, room_id ORDER BY author_id, room_id
    ON CONFLICT (user_id, room_id) DO UPDATE SET read_seq = excluded.read_seq, updated_at = now()
    RETURNING user_id, room_id, read_seq, version
  ), named AS (
    INSERT INTO mentions (room_id, seq, kind, target_id)
    SELECT placed.room_id, placed.seq, 'user', members.user_id
    FROM unnest($8::int[], $9::uuid[]) AS naming (place, target_id)
    JOIN placed ON placed.place = naming.place
    JOIN members ON members.group_id = placed.group_id AND members.user_id = naming.target_id
    RETURNING room_id, seq, target_id
  )
  SELECT judged.place::int - 1, placed.seq, placed.version, judged.existing, judged.author, marked.read_seq, marked.version,
    (SELECT array_agg(target_id) FROM named WHERE named.room_id = placed.room_id AND named.seq = placed.seq)
  FROM judged
  LEFT JOIN placed ON placed.place = judged.place
  LEFT JOIN marked ON marked.user_id = placed.author_id AND marked.room_id = placed.room_id`;

const stores = {
  one: { name: 'store messages of a room', text: store('one') },
  several: { name: 'store messages of rooms', text: store('several') },
};

/**
 * Stores messages in their order, and answers what became of each by its place; nothing for who may not post (any more), nor,
 * among several rooms, for one that is locked. One query.
 */
export async function storeMessages(db: Db, batch: readonly Sending[], now: Date): Promise<Map<number, Stored>> {
  const roomIds = [...new Set(batch.map(({ by }) => by.roomId))];
  const column = <T>(of: (sending: Sending) => T) => batch.map(of);
  const naming = batch.flatMap(({ by, input }, place) =>
    namedIn(input.text).flatMap((id) => (id === by.userId ? [] : [{ place: place + 1, id }])),
  );
  const rows = await db.prepared<StoredRow>(roomIds.length === 1 ? stores.one : stores.several, [
    roomIds.length === 1 ? roomIds[0] : roomIds,
    ...[column(({ by }) => by.roomId), column(({ by }) => by.userId), column(({ input }) => input.clientId)],
    ...[column(({ input }) => input.text), column(({ input }) => input.replyTo), now.toISOString()],
    ...[naming.map(({ place }) => place), naming.map(({ id }) => id)],
  ]);
  return new Map(
    rows.map(([place, seq, version, existing, author, readSeq, markVersion, named]) => {
      const mark = readSeq === null || markVersion === null ? null : { readSeq, version: markVersion };
      return [place, { seq, version, existing, author, mark, named: named ?? [] }];
    }),
  );
}
