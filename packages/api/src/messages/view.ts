import type { ClientId, UserId } from '@parley/contract/ids';
import type { MessageView, SendMessage } from '@parley/contract/messages';
import type { RoomMember } from '#rooms/policy.ts';

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
