import { setTimeout as delay } from 'node:timers/promises';
import type { RoomId } from '@parley/contract/ids';
import type { MessageView, RoomEvent } from '@parley/contract/messages';
import { type Calls, type openLive, untilAnswered } from '#client.ts';
import { digestOf, type History } from '#history.ts';

const awayMs = 200;

/** FNV-1a over what everybody sees of a message. */
export function hashOf({ clientId, authorId, text, replyTo, isDeleted }: MessageView): number {
  let hash = 0x811c9dc5;
  for (const char of `${clientId}|${authorId}|${text}|${replyTo}|${isDeleted}`) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 0;
}

export interface RoomReaderOptions {
  tab: string;
  roomId: RoomId;
  calls: Calls;
  live: ReturnType<typeof openLive>['live'];
  history: History;
  now: () => number;
  /** Called with each message that the stream tells of. */
  onMessage: (message: MessageView) => void;
}

/**
 * One tab's view of a room, by the client's rule: a page, then the stream from there; of two views the higher version stays.
 * It keeps of each message only the version and a hash, since there are many.
 */
export function openRoomReader(options: RoomReaderOptions) {
  const { tab, roomId, calls, live, history, now, onMessage } = options;
  const versions: number[] = [];
  const hashes: number[] = [];
  let first = 1;
  let position = 0;
  let repeated = 0;
  let isClosed = false;
  let unsubscribe = () => {};

  function hold(view: MessageView) {
    if (view.version <= (versions[view.seq] ?? 0)) return false;
    versions[view.seq] = view.version;
    hashes[view.seq] = hashOf(view);
    return true;
  }

  async function begin() {
    const page = await untilAnswered(() => calls.messages.list.query({ roomId, limit: 50 }));
    if (isClosed) return;
    versions.length = 0;
    first = page.messages[0]?.seq ?? page.lastSeq + 1;
    position = page.asOf;
    for (const view of page.messages) hold(view);
    follow();
  }

  /** From where it is; whoever loses the right is told so by the end of it, and joins again in time. */
  function follow() {
    const handlers = { onData: ({ data }: { data: RoomEvent }) => receive(data), onError() {} };
    const subscription = live.rooms.live.subscribe({ roomId, lastEventId: position }, handlers as never);
    unsubscribe = () => subscription.unsubscribe();
  }

  function receive(event: RoomEvent) {
    if (isClosed) return;
    if (event.type === 'reset') {
      unsubscribe();
      void begin();
      return;
    }
    if (event.from > position || event.to <= position) {
      history.add({ kind: 'irregular', at: now(), tab, roomId, from: event.from, to: event.to, previous: position });
    }
    const before = position;
    position = Math.max(position, event.to);
    for (const view of event.messages) {
      // A step may begin before the position: what it holds of that is known, and no mistake.
      if (!hold(view) && view.version > before) repeated += 1;
      onMessage(view);
    }
  }

  return {
    begin,
    get position() {
      return position;
    },
    /** Stops listening, and a little later goes on from where it was. */
    async lookAway() {
      unsubscribe();
      await delay(awayMs);
      if (!isClosed) follow();
    },
    /** What it holds, into the history. */
    record() {
      const last = Math.max(versions.length - 1, first - 1);
      const rows = Array.from({ length: last - first + 1 }, (_, at) => first + at);
      const digest = digestOf(rows.map((seq) => [seq, versions[seq] ?? 0, hashes[seq] ?? 0]));
      history.add({ kind: 'held', tab, roomId, first, last, digest, repeated });
    },
    close() {
      isClosed = true;
      unsubscribe();
    },
  };
}

export type RoomReader = ReturnType<typeof openRoomReader>;
