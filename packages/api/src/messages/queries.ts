import type { PersonView } from '@parley/contract/fields';
import type { RoomId, UserId } from '@parley/contract/ids';
import type { ListMessages, MessagesPage, MessageView, RoomChanged } from '@parley/contract/messages';
import type { Db, Tx } from '@parley/db';
import { notFound } from '#errors.ts';
import { JsonText } from '#json-text.ts';
import { listPeople } from '#users/queries.ts';
import { personJson } from '#users/view.ts';
import {
  changesPerStep,
  changesSince,
  type MessageRow,
  messageJson,
  namedIn,
  pageOfRun,
  type Sending,
  type Stored,
  type StoredRow,
  storedByPlace,
} from './view.ts';

/** The room's version and its last seq, then, as views: its messages, what these quote, and who wrote all of them. */
type PageRow = [version: number, lastSeq: number, messages: MessageView[], quoted: MessageView[], people: PersonView[]];

/**
 * A run of messages by key, as somebody sees them: the newest, or those before, after or around one. `seq` has no holes, so every
 * page is a range. One query, which also asks whether they may see the room, and another when the messages name people.
 * @throws not_found for an outsider and for a room that doesn't exist, alike.
 */
export async function listMessages(db: Db, userId: UserId, input: ListMessages): Promise<JsonText<MessagesPage>> {
  const [row] = await db.prepared<[string]>(pageOfRun, [input.roomId, ...endsOf(input), input.limit, userId]);
  if (!row) throw notFound('room');
  const page = new JsonText<MessagesPage>(row[0]);
  return page.text.includes('<@') ? withNamed(db, page.parse()) : page;
}

async function withNamed(db: Db, page: MessagesPage): Promise<JsonText<MessagesPage>> {
  const people = await peopleOf(db, [...page.messages, ...page.quoted], page.people);
  return new JsonText(JSON.stringify({ ...page, people }));
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

/**
 * What changed in the room after `version`, in version order, with the room's version from the same snapshot.
 * It covers up to that version or, when the step is full (`more`), up to its last row. One query, together with others who ask,
 * and another when the messages name people.
 */
export async function listChangedSince(db: Db, roomId: RoomId, version: number) {
  const [page] = await db.gathered<PageRow>(changesSince, [roomId, version]);
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

/** One message that names nobody: most of what is sent while nobody else sends. No row where anything stands against it. */
const storeOne = {
  name: 'store a message',
  text: `
    WITH room AS (
      UPDATE rooms SET last_seq = last_seq + 1, version = version + 1
      WHERE id = $1::uuid AND deleted_at IS NULL AND ($5::int IS NULL OR $5 <= last_seq)
        AND EXISTS (SELECT FROM members WHERE members.group_id = rooms.group_id AND user_id = $2::uuid)
      RETURNING last_seq, version
    ), message AS (
      INSERT INTO messages (room_id, seq, version, author_id, client_id, text, reply_to, created_at, updated_at)
      SELECT $1, last_seq, version, $2, $3, $4, $5, $6, $6 FROM room
    ), mark AS (
      INSERT INTO marks (user_id, room_id, read_seq, updated_at) SELECT $2, $1, last_seq, now() FROM room
      ON CONFLICT (user_id, room_id) DO UPDATE SET read_seq = excluded.read_seq, updated_at = now()
      RETURNING read_seq, version
    )
    SELECT 0, true, room.last_seq, room.version, ${personJson}, mark.read_seq, mark.version, NULL
    FROM room, mark, users WHERE users.id = $2`,
};

/** Any number of messages of one room. */
const storeOfOneRoom = {
  name: 'store messages of one room',
  text: `
    WITH asked AS (
      SELECT * FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::int[])
        WITH ORDINALITY AS asked (room_id, author_id, client_id, text, reply_to, place)
    ), held AS MATERIALIZED (
      SELECT id FROM rooms WHERE id = ANY($1::uuid[]) AND deleted_at IS NULL
      FOR NO KEY UPDATE
    ), admitted AS MATERIALIZED (
      SELECT asked.*, rooms.group_id, reply_to IS NULL OR reply_to <= rooms.last_seq AS is_valid
      FROM asked JOIN held ON held.id = asked.room_id
      JOIN rooms ON rooms.id = asked.room_id
      JOIN members ON members.group_id = rooms.group_id AND members.user_id = asked.author_id
    ), room AS (
      UPDATE rooms SET last_seq = last_seq + size, version = version + size
      FROM (SELECT room_id, count(*)::int AS size FROM admitted WHERE is_valid GROUP BY room_id) AS valid
      WHERE rooms.id = valid.room_id
      RETURNING rooms.id, last_seq - size AS seq, version - size AS version
    ), placed AS MATERIALIZED (
      SELECT place, room_id, group_id, author_id, client_id, text, reply_to,
        room.seq + row_number() OVER room_order AS seq, room.version + row_number() OVER room_order AS version
      FROM admitted JOIN room ON room.id = room_id WHERE is_valid
      WINDOW room_order AS (PARTITION BY room_id ORDER BY place)
    ), stored AS (
      INSERT INTO messages (room_id, seq, version, author_id, client_id, text, reply_to, created_at, updated_at)
      SELECT room_id, seq, version, author_id, client_id, text, reply_to, $7::timestamptz, $7::timestamptz FROM placed
    ), marked AS (
      INSERT INTO marks (user_id, room_id, read_seq, updated_at)
      SELECT author_id, room_id, max(seq), now() FROM placed GROUP BY author_id, room_id
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
    SELECT admitted.place::int - 1, is_valid, placed.seq::int, placed.version::int, ${personJson},
      marked.read_seq, marked.version,
      (SELECT array_agg(target_id) FROM named WHERE named.room_id = placed.room_id AND named.seq = placed.seq)
    FROM admitted
    JOIN users ON users.id = admitted.author_id
    LEFT JOIN placed ON placed.place = admitted.place
    LEFT JOIN marked ON marked.user_id = placed.author_id AND marked.room_id = placed.room_id`,
};

/** The same of several rooms; one whose row is locked is passed by, so that rooms never wait for each other. */
const storeOfSeveral = {
  name: 'store messages of several rooms',
  text: storeOfOneRoom.text.replace('FOR NO KEY UPDATE', '$& SKIP LOCKED'),
};

/**
 * The whole of sending, in the messages' order: under the lock of their rooms it sees that each author may still post,
 * counts, and writes messages, counters, marks and mentions. By hand, and one statement, since that is a transaction by itself:
 * no round trip while a room is locked. Answers what became of each by its place; nothing for who may not post (any more),
 * nor, among several rooms, for one whose row is locked. One query, rarely two. @throws a unique violation where one exists already.
 */
export async function storeMessages(db: Db, batch: readonly Sending[], now: Date): Promise<Map<number, Stored>> {
  const [first] = batch;
  const naming = batch.flatMap(({ by, input }, place) =>
    namedIn(input.text).flatMap((id) => (id === by.userId ? [] : [{ place: place + 1, id }])),
  );
  if (first && batch.length === 1 && naming.length === 0) {
    const { roomId, userId } = first.by;
    const { clientId, text, replyTo } = first.input;
    const values = [roomId, userId, clientId, text, replyTo, now.toISOString()];
    const rows = await db.prepared<StoredRow>(storeOne, values);
    if (rows.length > 0) return storedByPlace(rows);
  }
  const column = <T>(of: (sending: Sending) => T) => batch.map(of);
  const roomIds = [...new Set(column(({ by }) => by.roomId))];
  const values = [
    ...[roomIds, column(({ by }) => by.roomId), column(({ by }) => by.userId), column(({ input }) => input.clientId)],
    ...[column(({ input }) => input.text), column(({ input }) => input.replyTo), now.toISOString()],
    ...[naming.map(({ place }) => place), naming.map(({ id }) => id)],
  ];
  return storedByPlace(await db.prepared<StoredRow>(roomIds.length === 1 ? storeOfOneRoom : storeOfSeveral, values));
}

const sentBefore = {
  name: 'messages sent before',
  text: `
    SELECT place::int - 1, ${messageJson}
    FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) WITH ORDINALITY AS asked (room_id, author_id, client_id, place)
    JOIN rooms ON rooms.id = asked.room_id AND rooms.deleted_at IS NULL
    JOIN members ON members.group_id = rooms.group_id AND members.user_id = asked.author_id
    JOIN messages AS m USING (room_id, author_id, client_id)`,
};

/** Those of the messages that exist already, by place. One query. */
export async function listSent(db: Db, batch: readonly Sending[]): Promise<Map<number, MessageView>> {
  const column = (of: (sending: Sending) => string) => batch.map(of);
  const ids = [column(({ by }) => by.roomId), column(({ by }) => by.userId), column(({ input }) => input.clientId)];
  return new Map(await db.prepared<[number, MessageView]>(sentBefore, ids));
}
