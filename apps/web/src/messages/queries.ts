import type { RoomId } from '@parley/contract/ids';
import { type RoomLog, runAround } from '@parley/contract/room-log';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { cacheOnly } from '#lib/cache-only.ts';
import { quickClient } from '#live/socket.ts';
import { useRoomStream } from '#live/use-room-stream.ts';
import { roomLogKey } from './cache.ts';
import { createRoomPages, type Place, type RoomPages } from './room-pages.ts';

export interface RoomWindow {
  from: number;
  to: number;
}

export interface RoomReader {
  status: 'loading' | 'failing' | 'ready';
  /** Why it is failing. */
  error: unknown;
  log: RoomLog | undefined;
  /** The run of messages on screen, without a hole; null while nothing of it is held, and in an empty room. */
  window: RoomWindow | null;
  hasBefore: boolean;
  hasAfter: boolean;
  isLoadingBefore: boolean;
  isLoadingAfter: boolean;
  loadBefore: () => void;
  loadAfter: () => void;
  /** Shows the run around a message, fetched if need be; false when there is no such message. */
  jumpTo: (seq: number) => Promise<boolean>;
  jumpToPresent: () => Promise<void>;
  retry: () => void;
}

/**
 * A room's messages for one who looks at them: the first page around `openAt` (the newest without one), the stream from there,
 * and pages in both directions on demand. For one room: key the component by it. `onGone` is called when one may not see the room any more.
 */
export function useRoomReader(
  roomId: RoomId,
  { openAt, onGone }: { openAt: number | null; onGone: () => void },
): RoomReader {
  const cache = useQueryClient();
  const { data: log } = useQuery<RoomLog>({ queryKey: roomLogKey(roomId), ...cacheOnly });
  const pages = useMemo(
    () => createRoomPages(cache, roomId, (place) => quickClient.messages.list.query({ roomId, ...place })),
    [cache, roomId],
  );
  const { anchor, failure, jumpTo, jumpToPresent, begin } = useAnchor(pages, openAt);
  useRoomStream({ roomId, isReady: log !== undefined, restart: begin, onGone });

  const window = useMemo(() => log && runAround(log, anchor ?? log.lastSeq), [anchor, log]) ?? null;
  const before = useSide(pages, window !== null && window.from > 1 ? { before: window.from } : null);
  const after = useSide(pages, log && window !== null && window.to < log.lastSeq ? { after: window.to } : null);

  return {
    status: log ? 'ready' : failure ? 'failing' : 'loading',
    error: failure?.error,
    log,
    window,
    hasBefore: before.hasMore,
    hasAfter: after.hasMore,
    isLoadingBefore: before.isLoading,
    isLoadingAfter: after.isLoading,
    loadBefore: before.load,
    loadAfter: after.load,
    jumpTo,
    jumpToPresent,
    retry: begin,
  };
}

/** Which message is shown with what is around it; null for the newest. Opens the room at `openAt`. */
function useAnchor(pages: RoomPages, openAt: number | null) {
  const [anchor, setAnchor] = useState<number | null>(null);
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  const opening = useRef(openAt);

  const acts = useMemo(() => {
    async function jumpTo(seq: number) {
      const isHeld = await pages.hold(seq);
      if (isHeld) setAnchor(seq);
      return isHeld;
    }

    async function jumpToPresent() {
      await pages.holdNewest();
      setAnchor(null);
    }

    /** Where the room was opened, or the present when there is no such message. */
    async function open(isAnew: boolean) {
      const at = opening.current;
      setFailure(null);
      try {
        if (isAnew) await pages.begin(at);
        if (at === null || !(await jumpTo(at))) await jumpToPresent();
      } catch (error) {
        setFailure({ error });
      }
    }

    return { jumpTo, jumpToPresent, open, begin: () => void open(true) };
  }, [pages]);

  // A log from an earlier visit is gone on from.
  useEffect(() => void acts.open(!pages.isBegun()), [acts, pages]);

  return { anchor, failure, ...acts };
}

/** Loading more at one end of what is shown; `place` is null where there is no more. What fails is tried again by whoever asks again. */
function useSide(pages: RoomPages, place: Place | null) {
  const [isLoading, setLoading] = useState(false);

  function load() {
    if (!place || isLoading) return;
    setLoading(true);
    pages.load(place).then(
      () => setLoading(false),
      () => setLoading(false),
    );
  }

  return { hasMore: place !== null, isLoading, load };
}
