import type { RoomId, UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import { mentionedIn } from '@parley/contract/mentions';
import type { ListMessages, MessagesPage, MessageView, RoomChanged } from '@parley/contract/messages';
import { sql, type Tx } from '@parley/db';
import { notFound } from '#errors.ts';
import type { RoomMember } from '#rooms/policy.ts';
import { listPeople } from '#users/queries.ts';
import { type MessageRow, messageView } from './view.ts';

const { sql: statement } = sql;

const columns = statement`
  m.seq, m.version, m.author_id AS "authorId", m.client_id AS "clientId", m.text, m.reply_to AS "replyTo",
  m.edited_at AS "editedAt", m.deleted_at AS "deletedAt", m.deleted_by_id AS "deletedById", m.created_at AS "createdAt"`;

/** The room's counters beside each message; one row of nulls when there is no message. */
type WithCounters<Row> = { roomVersion: number; roomLastSeq: number } & (Row | { [K in keyof Row]: null });

/** How many changed rows one step of a replay carries. */
export const changesPerStep = 200;

/**
 * A run of messages by key: the newest, or those before, after or around one. Three queries: the run with the room's counters
 * in one statement, what it quotes, and who wrote. `seq` has no holes, so every page is a range.
 */
export async function listMessages(
  db: Tx,
  { roomId }: RoomMember,
  input: Omit<ListMessages, 'roomId'>,
): Promise<MessagesPage> {
  const rows = await db.$queryRaw<WithCounters<MessageRow>[]>`
    SELECT rooms.version AS "roomVersion", rooms.last_seq AS "roomLastSeq", ${columns}
    FROM rooms LEFT JOIN messages AS m ON m.room_id = rooms.id AND m.seq BETWEEN ${lowest(input)} AND ${highest(input)}
    WHERE rooms.id = ${roomId}::uuid
    ORDER BY m.seq`;
  const [counters] = rows;
  if (!counters) throw notFound('room');
  const messages = rows.filter((row) => row.seq !== null).map((row) => messageView(row as MessageRow));
  return {
    asOf: counters.roomVersion,
    lastSeq: counters.roomLastSeq,
    messages,
    ...(await contextOf(db, roomId, messages)),
  };
}

type Range = Pick<ListMessages, 'before' | 'after' | 'around' | 'limit'>;

function lowest({ before, after, around, limit }: Range) {
  if (before !== undefined) return statement`${before - limit}`;
  if (after !== undefined) return statement`${after + 1}`;
  if (around !== undefined) return statement`${around - Math.floor(limit / 2)}`;
  return statement`rooms.last_seq - ${limit} + 1`;
}

function highest({ before, after, around, limit }: Range) {
  if (before !== undefined) return statement`${before - 1}`;
  if (after !== undefined) return statement`${after + limit}`;
  if (around !== undefined) return statement`${around + Math.ceil(limit / 2) - 1}`;
  return statement`rooms.last_seq`;
}

/**
 * What changed in the room after `version`, in version order, with the room's version from the same snapshot.
 * It covers up to that version or, when the step is full (`more`), up to its last row. Three queries, one when nothing changed.
 */
export async function listChangedSince(db: Tx, roomId: RoomId, version: number) {
  const rows = await db.$queryRaw<WithCounters<MessageRow>[]>`
    SELECT rooms.version AS "roomVersion", rooms.last_seq AS "roomLastSeq", m.*
    FROM rooms LEFT JOIN LATERAL (
      SELECT ${columns} FROM messages AS m
      WHERE m.room_id = rooms.id AND m.version > ${version} ORDER BY m.version LIMIT ${changesPerStep}
    ) AS m ON true
    WHERE rooms.id = ${roomId}::uuid
    ORDER BY m.version`;
  const head = rows[0]?.roomVersion ?? version;
  const messages = rows.filter((row) => row.seq !== null).map((row) => messageView(row as MessageRow));
  const more = messages.length === changesPerStep;
  const to = more ? (messages.at(-1)?.version ?? head) : head;
  if (to === version) return { step: null, head, more: false };
  return {
    step: { from: version, to, data: await roomChanged(db, roomId, { from: version, to, messages }) },
    head,
    more,
  };
}

/** The event that tells of these changes, with what its readers need beside them. At most two queries. */
export async function roomChanged(
  db: Tx,
  roomId: RoomId,
  changes: Pick<RoomChanged, 'from' | 'to' | 'messages'>,
): Promise<RoomChanged> {
  return { type: 'changed', ...changes, ...(await contextOf(db, roomId, changes.messages)) };
}

/**
 * The messages that these reply to, and everybody who wrote or is named, of each message no more than it can mention.
 * At most two queries, whatever the number.
 */
async function contextOf(db: Tx, roomId: RoomId, messages: MessageView[]) {
  const shown = new Set(messages.map(({ seq }) => seq));
  const replied = new Set(
    messages.flatMap(({ replyTo }) => (replyTo !== null && !shown.has(replyTo) ? [replyTo] : [])),
  );
  const quoted = replied.size === 0 ? [] : await listBySeq(db, roomId, [...replied]);
  const all = [...messages, ...quoted];
  const ids = new Set(
    all.flatMap(({ authorId, text }) => [authorId, ...mentionedIn(text).slice(0, limits.mentionsPerMessageMax)]),
  );
  return { quoted, people: ids.size === 0 ? [] : await listPeople(db, [...ids]) };
}

async function listBySeq(db: Tx, roomId: RoomId, seqs: number[]): Promise<MessageView[]> {
  const rows = await db.$queryRaw<MessageRow[]>`
    SELECT ${columns} FROM messages AS m WHERE m.room_id = ${roomId}::uuid AND m.seq = ANY(${seqs}) ORDER BY m.seq`;
  return rows.map(messageView);
}

/** A message's row, whether deleted or not. One query. @throws not_found. */
export async function getMessageRow(db: Tx, roomId: RoomId, seq: number): Promise<MessageRow> {
  const [row] = await db.$queryRaw<MessageRow[]>`
    SELECT ${columns} FROM messages AS m WHERE m.room_id = ${roomId}::uuid AND m.seq = ${seq}`;
  if (!row) throw notFound('message');
  return row;
}

/** The message that the author sent under this client id, if any. One query. */
export async function findSent(
  db: Tx,
  by: { roomId: RoomId; userId: UserId },
  clientId: string,
): Promise<MessageView | null> {
  const [row] = await db.$queryRaw<MessageRow[]>`
    SELECT ${columns} FROM messages AS m
    WHERE m.room_id = ${by.roomId}::uuid AND m.author_id = ${by.userId}::uuid AND m.client_id = ${clientId}::uuid`;
  return row ? messageView(row) : null;
}

/** The versions of rooms; deleted ones have none. One query. */
export async function listRoomVersions(db: Tx, roomIds: readonly RoomId[]): Promise<Map<RoomId, number>> {
  const rooms = await db.room.findMany({
    where: { id: { in: [...roomIds] }, deletedAt: null },
    select: { id: true, version: true },
  });
  return new Map(rooms.map(({ id, version }) => [id as RoomId, version]));
}

/** The people whom the message's mention rows name. One query. */
export async function listMentioned(tx: Tx, place: { roomId: RoomId; seq: number; kind: 'user' }): Promise<UserId[]> {
  const rows = await tx.mention.findMany({ where: place, select: { targetId: true } });
  return rows.map(({ targetId }) => targetId as UserId);
}
