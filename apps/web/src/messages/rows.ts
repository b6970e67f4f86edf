import type { UserId } from '@parley/contract/ids';
import type { MessageView } from '@parley/contract/messages';
import type { RoomLog } from '@parley/contract/room-log';
import { isSameDay } from '#lib/format.ts';
import type { PendingMessage } from './outbox.ts';

const groupMs = 5 * 60_000;

/** How a message stands among its neighbours. */
interface Standing {
  key: string;
  /** Whether it shows its author: it begins a group. */
  isFirst: boolean;
  /** Whether a day begins with it. */
  isNewDay: boolean;
}

export type MessageRow = { type: 'message'; message: MessageView; isFirstNew: boolean } & Standing;
export type PendingRow = { type: 'pending'; message: PendingMessage } & Standing;
export type Row =
  | MessageRow
  | PendingRow
  /** The room's beginning, or that more is on its way. */
  | { type: 'beginning'; key: string }
  | { type: 'loading'; key: string };

interface Shown {
  log: RoomLog;
  /** The run of messages on screen; null in an empty room. */
  window: { from: number; to: number } | null;
  outbox: readonly PendingMessage[];
  meId: UserId;
  /** The first message under the line "New messages"; null without a line. */
  newFrom: number | null;
}

/** The list's rows from top to bottom. A message keeps its key from being typed on; there is always one row above the first. */
export function rowsOf({ log, window, outbox, meId, newFrom }: Shown): Row[] {
  const hasBefore = window !== null && window.from > 1;
  const hasAfter = window ? window.to < log.lastSeq : log.lastSeq > 0;
  const rows: Row[] = [hasBefore ? loading('before') : { type: 'beginning', key: 'beginning' }];
  let last: Neighbour | null = null;

  for (let seq = window?.from ?? 1; seq <= (window?.to ?? 0); seq++) {
    const message = log.messages.get(seq);
    if (!message) continue;
    const isFirstNew = seq === newFrom;
    const key = `${message.authorId} ${message.clientId}`;
    rows.push({ type: 'message', key, message, isFirstNew, ...standing(message, last, isFirstNew) });
    last = message;
  }
  if (hasAfter) return [...rows, loading('after')];

  for (const message of pendingOf(rows, outbox, meId)) {
    const pending = { ...message, authorId: meId };
    rows.push({ type: 'pending', key: `${meId} ${message.clientId}`, message, ...standing(pending, last, false) });
    last = pending;
  }
  return rows;
}

type Neighbour = Pick<MessageView, 'authorId' | 'createdAt' | 'replyTo'>;

const loading = (side: 'before' | 'after') => ({ type: 'loading', key: `loading ${side}` }) as const;

function standing(message: Neighbour, last: Neighbour | null, isFirstNew: boolean) {
  const isNewDay = !last || !isSameDay(last.createdAt, message.createdAt);
  const isFirst = isNewDay || isFirstNew || message.replyTo !== null || !isGrouped(message, last);
  return { isNewDay, isFirst };
}

const isGrouped = (message: Neighbour, last: Neighbour) =>
  message.authorId === last.authorId && Date.parse(message.createdAt) - Date.parse(last.createdAt) <= groupMs;

/** A message is confirmed by the stream or by its own answer, and shows once whichever comes first. */
function pendingOf(rows: readonly Row[], outbox: readonly PendingMessage[], meId: UserId) {
  if (outbox.length === 0) return outbox;
  const keys = new Set(rows.map(({ key }) => key));
  return outbox.filter(({ clientId }) => !keys.has(`${meId} ${clientId}`));
}

/** The place of a message's row, as long as it is in the window. */
export const indexOfSeq = (window: { from: number; to: number } | null, seq: number) =>
  window && seq >= window.from && seq <= window.to ? seq - window.from + 1 : -1;

/** The newest message at or above a place in the list; null when there is none. */
export function seqAtOrAbove(rows: readonly Row[], index: number): number | null {
  for (let at = Math.min(index, rows.length - 1); at >= 0; at--) {
    const row = rows[at];
    if (row?.type === 'message') return row.message.seq;
  }
  return null;
}
