import type { RoomId } from '@parley/contract/ids';
import type { MessagesPage } from '@parley/contract/messages';
import { runAround } from '@parley/contract/room-log';
import type { QueryClient } from '@tanstack/react-query';
import { beginRoomLog, getRoomLog, receivePage } from './cache.ts';

/** At most one of them; none is the newest. */
export type Place = { before?: number; after?: number; around?: number };

/** Shorter runs are shown with what is around them. */
const runMin = 20;

/** What fetches a room's messages into its log. Everything fails with what the server said. */
export function createRoomPages(
  cache: QueryClient,
  roomId: RoomId,
  fetchPage: (place: Place) => Promise<MessagesPage>,
) {
  /** Begins the log, around `at` or with the newest. */
  async function begin(at: number | null) {
    beginRoomLog(cache, roomId, await fetchPage(at === null ? {} : { around: at }));
  }

  /** A page that is older than the log's beginning is asked for again. */
  async function load(place: Place) {
    while (!receivePage(cache, roomId, await fetchPage(place))) if (!getRoomLog(cache, roomId)) return;
  }

  /** Holds the message and some around it; false when there is no such message. */
  async function hold(seq: number): Promise<boolean> {
    const log = getRoomLog(cache, roomId);
    const run = log && runAround(log, seq);
    const isEnough = run && (run.to - run.from >= runMin || (run.from === 1 && run.to === log.lastSeq));
    if (!isEnough) await load({ around: seq });
    return getRoomLog(cache, roomId)?.messages.has(seq) ?? false;
  }

  /** Holds the newest messages. */
  async function holdNewest() {
    const log = getRoomLog(cache, roomId);
    if (log && log.lastSeq > 0 && !log.messages.has(log.lastSeq)) await load({});
  }

  return { isBegun: () => getRoomLog(cache, roomId) !== undefined, begin, load, hold, holdNewest };
}

export type RoomPages = ReturnType<typeof createRoomPages>;
