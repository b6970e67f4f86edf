import type { PersonView } from '@parley/contract/fields';
import type { ClientId, UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import { mentionedIn } from '@parley/contract/mentions';
import type { MessageView, SendMessage } from '@parley/contract/messages';
import type { Mark } from '@parley/contract/unread';
import type { RoomMember } from '#rooms/policy.ts';
import { seenRooms } from '#rooms/view.ts';
import { personJson } from '#users/view.ts';

/** A message's row as SQL answers it. */
export interface MessageRow {
  seq: number;
  version: number;
  authorId: string;
  clientId: string;
  text: string;
  replyTo: number | null;
  editedAt: Date | null;
  deletedAt: Date | null;
  deletedById: string | null;
  createdAt: Date;
}

/** A message as every reader gets it; of a deleted one, nothing that was said. */
export function messageView(row: MessageRow): MessageView {
  return {
    seq: row.seq,
    version: row.version,
    clientId: row.clientId as ClientId,
    authorId: row.authorId as UserId,
    text: row.deletedAt ? '' : row.text,
    replyTo: row.deletedAt ? null : row.replyTo,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    isDeleted: row.deletedAt !== null,
  };
}

/** A message on its way, and who sends it. */
export interface Sending {
  by: RoomMember;
  input: SendMessage;
}

/** A message as it is when it has just been stored. */
export function sentView({ by, input }: Sending, { seq, version, now }: { seq: number; version: number; now: Date }) {
  const { clientId, text, replyTo } = input;
  const created = { createdAt: now.toISOString(), editedAt: null, isDeleted: false };
  return { seq, version, clientId: clientId as ClientId, authorId: by.userId, text, replyTo, ...created };
}

/** A moment as `Date.toISOString` writes it. */
const momentJson = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What `messageView` answers, built by Postgres from a row that is called `m`: a page then costs Node a parse, not a call for each field. */
export const messageJson = `json_build_object(
  'seq', m.seq, 'version', m.version, 'clientId', m.client_id, 'authorId', m.author_id,
  'text', CASE WHEN m.deleted_at IS NULL THEN m.text ELSE '' END,
  'replyTo', CASE WHEN m.deleted_at IS NULL THEN m.reply_to END,
  'createdAt', ${momentJson('m.created_at')}, 'editedAt', ${momentJson('m.edited_at')},
  'isDeleted', m.deleted_at IS NOT NULL)`;

interface PageParts {
  roomId: string;
  from: string;
  shown: string;
  orderBy: 'seq' | 'version';
}

/**
 * A page of one room, of the messages that `shown` selects: `tables`, of which `room` has one row as `from` says, or none, and as JSON
 * views the messages, what they quote, and who wrote all of them. By hand, and as JSON: opening a room is the read that costs most, and this
 * way one statement answers all of it in the shape that leaves the server.
 */
const pageSql = ({ roomId, from, shown, orderBy }: PageParts) => ({
  tables: `WITH room AS MATERIALIZED (SELECT rooms.id, rooms.version, rooms.last_seq FROM ${from}),
  shown AS MATERIALIZED (SELECT m.* FROM messages AS m WHERE m.room_id = ${roomId} AND ${shown}),
  quoted AS MATERIALIZED (
    SELECT m.* FROM messages AS m
    WHERE m.room_id = ${roomId} AND m.seq = ANY(ARRAY(
      SELECT reply_to FROM shown WHERE deleted_at IS NULL EXCEPT SELECT seq FROM shown))
  )`,
  messages: `(SELECT COALESCE(json_agg(${messageJson} ORDER BY m.${orderBy}), '[]') FROM shown AS m)`,
  quoted: `(SELECT COALESCE(json_agg(${messageJson} ORDER BY m.seq), '[]') FROM quoted AS m)`,
  people: `(SELECT COALESCE(json_agg(${personJson} ORDER BY users.display_name, users.id), '[]') FROM users
    WHERE users.id = ANY(ARRAY(SELECT author_id FROM shown UNION SELECT author_id FROM quoted)))`,
});

const run = pageSql({
  roomId: '$1::uuid',
  from: `${seenRooms} WHERE rooms.id = $1::uuid AND members.user_id = $5::uuid`,
  shown: `m.seq BETWEEN COALESCE($2::int, (SELECT last_seq FROM room) - $4::int + 1)
   AND COALESCE($3::int, (SELECT last_seq FROM room))`,
  orderBy: 'seq',
});

/** The page of a room from one seq to another for who may see it, as `MessagesPage`, but for whom its messages name. */
export const pageOfRun = {
  name: 'messages of a run',
  text: `
    ${run.tables}
    SELECT json_build_object('asOf', room.version, 'lastSeq', room.last_seq,
      'messages', ${run.messages}, 'quoted', ${run.quoted}, 'people', ${run.people})::text
    FROM room`,
};

/** How many changed rows one step of a replay carries. */
export const changesPerStep = 200;

const changed = pageSql({
  roomId: 'asked.room_id',
  from: 'rooms WHERE rooms.id = asked.room_id',
  shown: `m.version > asked.version ORDER BY m.version LIMIT ${changesPerStep}`,
  orderBy: 'version',
});

/** For each who asks: what changed in a room since a version. */
export const changesSince = {
  name: 'messages that changed',
  text: `
    SELECT asked.place, page.* FROM unnest($1::uuid[], $2::int[]) WITH ORDINALITY AS asked (room_id, version, place)
    CROSS JOIN LATERAL (
      ${changed.tables}
      SELECT room.version, room.last_seq, ${changed.messages}, ${changed.quoted}, ${changed.people} FROM room
    ) AS page`,
};

/** Whom a message names, no more than it can mention. */
export const namedIn = (text: string) =>
  text.includes('<@') ? mentionedIn(text).slice(0, limits.mentionsPerMessageMax) : [];

/** What became of one message: stored at its `seq`, or nothing, where it replies to what isn't there or the room is gone. */
export interface Stored {
  isValid: boolean;
  place: { seq: number; version: number } | null;
  author: PersonView;
  /** The author's, after the whole batch. */
  mark: Mark | null;
  /** The members whom it mentions, but for its author. */
  named: UserId[];
}

/** A `Stored` as SQL answers it, with the message's place in the batch. */
export type StoredRow = [
  ...[at: number, isValid: boolean, seq: number | null, version: number | null, author: PersonView],
  ...[readSeq: number | null, markVersion: number | null, named: UserId[] | null],
];

export function storedByPlace(rows: readonly StoredRow[]): Map<number, Stored> {
  return new Map(
    rows.map(([at, isValid, seq, version, author, readSeq, markVersion, named]) => {
      const place = seq === null || version === null ? null : { seq, version };
      const mark = readSeq === null || markVersion === null ? null : { readSeq, version: markVersion };
      return [at, { isValid, place, author, mark, named: named ?? [] }];
    }),
  );
}
