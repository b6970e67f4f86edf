import type { RoomId, UserId } from '@parley/contract/ids';
import type { Db, Tx } from '@parley/db';
import type { MessagePlace, MessageQuery } from '#ports/message-index.ts';
import type { FoundRow, ReadableRoom } from './view.ts';

/** The rooms that somebody may read, one of them or all, with how far the index has come in each. One query. */
export async function listReadableRooms(
  db: Tx,
  { userId, roomId, index }: { userId: UserId; roomId: RoomId | null; index: string },
): Promise<ReadableRoom[]> {
  return db.$queryRaw<ReadableRoom[]>`
    SELECT rooms.id AS "roomId", rooms.name AS "roomName", groups.id AS "groupId", groups.name AS "groupName",
      rooms.version, coalesce(room_indexes.version, 0) AS "indexedVersion"
    FROM members
    JOIN groups ON groups.id = members.group_id AND groups.deleted_at IS NULL
    JOIN rooms ON rooms.group_id = groups.id AND rooms.deleted_at IS NULL
    LEFT JOIN room_indexes ON room_indexes.room_id = rooms.id AND room_indexes.index = ${index}
    WHERE members.user_id = ${userId}::uuid AND (${roomId}::uuid IS NULL OR rooms.id = ${roomId}::uuid)`;
}

const columns = `
  m.room_id AS "roomId", m.seq, m.version, m.author_id AS "authorId", m.client_id AS "clientId", m.text,
  m.reply_to AS "replyTo", m.edited_at AS "editedAt", m.deleted_at AS "deletedAt",
  m.deleted_by_id AS "deletedById", m.created_at AS "createdAt"`;

/** Whoever has left meanwhile reads nothing more. */
const stillReadable = `
  JOIN rooms ON rooms.id = m.room_id AND rooms.deleted_at IS NULL
  JOIN members ON members.group_id = rooms.group_id AND members.user_id = $1::uuid`;

const atPlaces = `
  SELECT ${columns} FROM unnest($2::uuid[], $3::int[]) AS asked (room_id, seq)
  JOIN messages AS m ON m.room_id = asked.room_id AND m.seq = asked.seq
  ${stillReadable} WHERE m.deleted_at IS NULL`;

/** What stands at these places now and may be read now, in no order. One query. */
export function listAtPlaces(db: Db, userId: UserId, places: readonly MessagePlace[]): Promise<FoundRow[]> {
  const [roomIds, seqs] = [places.map(({ roomId }) => roomId), places.map(({ seq }) => seq)];
  return places.length === 0 ? Promise.resolve([]) : db.$queryRawUnsafe<FoundRow[]>(atPlaces, userId, roomIds, seqs);
}

/** Of one room, and of all of them together: an index is seldom further behind. */
const lateMaxOfRoom = 500;
const lateMax = 2_000;

const late = `
  SELECT ${columns}
  FROM unnest($2::uuid[], $3::int[]) AS asked (room_id, version) CROSS JOIN LATERAL (
    SELECT * FROM messages WHERE messages.room_id = asked.room_id AND messages.version > asked.version
    ORDER BY messages.version DESC LIMIT ${lateMaxOfRoom}
  ) AS m ${stillReadable}
  WHERE m.deleted_at IS NULL AND ($4::uuid IS NULL OR m.author_id = $4::uuid)
    AND ($5::timestamptz IS NULL OR m.created_at >= $5::timestamptz)
    AND ($6::timestamptz IS NULL OR m.created_at < $6::timestamptz)
  ORDER BY m.created_at DESC LIMIT ${lateMax}`;

type Within = Pick<MessageQuery, 'authorId' | 'from' | 'until'>;

/** What changed in the rooms since these versions and may be read now, the newest first. One query. */
export function listLate(
  db: Db,
  { userId, since }: { userId: UserId; since: readonly { roomId: RoomId; version: number }[] },
  { authorId, from, until }: Within,
): Promise<FoundRow[]> {
  if (since.length === 0) return Promise.resolve([]);
  const [roomIds, versions] = [since.map(({ roomId }) => roomId), since.map(({ version }) => version)];
  const moment = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  return db.$queryRawUnsafe<FoundRow[]>(late, userId, roomIds, versions, authorId, moment(from), moment(until));
}

export interface RoomProgress {
  roomId: RoomId;
  indexedVersion: number;
}

/** Rooms in which more has happened than the index knows. One query. */
export function listRoomsBehind(db: Tx, index: string, take: number): Promise<RoomProgress[]> {
  return db.$queryRaw<RoomProgress[]>`
    SELECT rooms.id AS "roomId", coalesce(room_indexes.version, 0) AS "indexedVersion"
    FROM rooms LEFT JOIN room_indexes ON room_indexes.room_id = rooms.id AND room_indexes.index = ${index}
    WHERE rooms.deleted_at IS NULL AND rooms.version > coalesce(room_indexes.version, 0)
    ORDER BY rooms.id LIMIT ${take}`;
}

/** Up to so many rooms after that one, in the order of their ids. One query. */
export async function listRoomIds(db: Tx, after: RoomId | null, take: number): Promise<RoomId[]> {
  const where = { deletedAt: null, ...(after && { id: { gt: after } }) };
  const rows = await db.room.findMany({ where, select: { id: true }, orderBy: { id: 'asc' }, take });
  return rows.map(({ id }) => id as RoomId);
}

export interface ChangedRow {
  roomId: RoomId;
  seq: number;
  version: number;
  authorId: UserId;
  createdAt: Date;
  text: string;
}

/** What changed in each room since the version that the index has, in version order, so many of each. One query. */
export function listChangedMessages(db: Tx, rooms: readonly RoomProgress[], takeOfEach: number): Promise<ChangedRow[]> {
  const [roomIds, versions] = [rooms.map(({ roomId }) => roomId), rooms.map(({ indexedVersion }) => indexedVersion)];
  return db.$queryRaw<ChangedRow[]>`
    SELECT m.room_id AS "roomId", m.seq, m.version, m.author_id AS "authorId", m.created_at AS "createdAt",
      CASE WHEN m.deleted_at IS NULL THEN m.text ELSE '' END AS text
    FROM unnest(${roomIds}::uuid[], ${versions}::int[]) AS asked (room_id, version) CROSS JOIN LATERAL (
      SELECT * FROM messages WHERE messages.room_id = asked.room_id AND messages.version > asked.version
      ORDER BY messages.version LIMIT ${takeOfEach}
    ) AS m`;
}

/** Notes how far the index has come; it never goes back. One query. */
export async function noteIndexed(db: Tx, index: string, versions: ReadonlyMap<RoomId, number>): Promise<void> {
  await db.$executeRaw`
    INSERT INTO room_indexes AS held (index, room_id, version)
    SELECT ${index}, asked.room_id, asked.version
    FROM unnest(${[...versions.keys()]}::uuid[], ${[...versions.values()]}::int[]) AS asked (room_id, version)
    WHERE EXISTS (SELECT FROM rooms WHERE rooms.id = asked.room_id)
    ON CONFLICT (index, room_id) DO UPDATE SET version = greatest(held.version, excluded.version)`;
}

/** How many changes the index has not seen, and for how long the oldest of them has waited. One query. */
export async function getIndexLag(db: Tx, index: string): Promise<{ changes: number; oldestSeconds: number }> {
  const [lag] = await db.$queryRaw<{ changes: number; oldestSeconds: number }[]>`
    SELECT coalesce(sum(behind.version - behind.indexed), 0)::float8 AS changes,
      greatest(0, coalesce(extract(epoch FROM now() - min(first.updated_at)), 0))::float8 AS "oldestSeconds"
    FROM (
      SELECT rooms.id, rooms.version, coalesce(room_indexes.version, 0) AS indexed
      FROM rooms LEFT JOIN room_indexes ON room_indexes.room_id = rooms.id AND room_indexes.index = ${index}
      WHERE rooms.deleted_at IS NULL AND rooms.version > coalesce(room_indexes.version, 0)
    ) AS behind
    LEFT JOIN LATERAL (
      SELECT updated_at FROM messages WHERE messages.room_id = behind.id AND messages.version > behind.indexed
      ORDER BY messages.version LIMIT 1
    ) AS first ON true`;
  return lag ?? { changes: 0, oldestSeconds: 0 };
}
