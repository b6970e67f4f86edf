import type { ClientId, UserId } from '@parley/contract/ids';
import type { MessageView } from '@parley/contract/messages';

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
