import type { MessagesPage, MessageView, RoomChanged } from './messages.ts';

/**
 * All that a reader knows of a room: one map from `seq` to the newest view that they know.
 * Pages, answers, live events and replays go into it by the same rule, so it doesn't matter in which order they come.
 */
export interface RoomLog {
  messages: ReadonlyMap<number, MessageView>;
  /** The version up to which the stream has come. Only the stream moves it. */
  version: number;
  /** The version at which the map began; a page that is older can't be merged. */
  base: number;
  /** The room's newest `seq` that is known. */
  lastSeq: number;
}

/** A log that begins with its first page; the stream is to start at `version`. */
export function startRoomLog(page: MessagesPage): RoomLog {
  const empty = { messages: new Map(), version: page.asOf, base: page.asOf, lastSeq: page.lastSeq };
  return mergeMessages(empty, [...page.quoted, ...page.messages]);
}

/** The log with the page in it; null when the page is older than the log's beginning, and then it is asked for again. */
export function applyMessagesPage(log: RoomLog, page: MessagesPage): RoomLog | null {
  if (page.asOf < log.base) return null;
  const merged = mergeMessages(log, [...page.quoted, ...page.messages]);
  return page.lastSeq > merged.lastSeq ? { ...merged, lastSeq: page.lastSeq } : merged;
}

/** The log after the event; the same log for what it holds already; null across a gap, and then the stream resumes. */
export function applyRoomChanged(log: RoomLog, event: RoomChanged): RoomLog | null {
  if (event.from > log.version) return null;
  if (event.to <= log.version) return log;
  return { ...mergeMessages(log, [...event.quoted, ...event.messages]), version: event.to };
}

/** The log with these views in it; of two views of one message the higher version stays. */
export function mergeMessages(log: RoomLog, views: readonly MessageView[]): RoomLog {
  const newer = views.filter((view) => view.version > (log.messages.get(view.seq)?.version ?? -1));
  if (newer.length === 0) return log;
  const messages = new Map(log.messages);
  let lastSeq = log.lastSeq;
  for (const view of newer) {
    const known = messages.get(view.seq);
    if (!known || view.version > known.version) messages.set(view.seq, view);
    lastSeq = Math.max(lastSeq, view.seq);
  }
  return { ...log, messages, lastSeq };
}

/** The run of messages without a hole that holds `seq`, as its ends; null when `seq` itself isn't held. */
export function runAround(log: RoomLog, seq: number): { from: number; to: number } | null {
  if (!log.messages.has(seq)) return null;
  let from = seq;
  let to = seq;
  while (log.messages.has(from - 1)) from--;
  while (log.messages.has(to + 1)) to++;
  return { from, to };
}
