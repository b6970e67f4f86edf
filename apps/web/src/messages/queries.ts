import type { RoomId } from '@parley/contract/ids';
import type { MessagesPage } from '@parley/contract/messages';
import { type RoomLog, runAround } from '@parley/contract/room-log';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { cacheOnly } from '#lib/cache-only.ts';
import { trpc } from '#lib/trpc.ts';
import { useRoomStream } from '#live/use-room-stream.ts';
import { beginRoomLog, getRoomLog, receivePage, roomLogKey } from './cache.ts';

type Place = { before?: number; after?: number; around?: number };

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
  jumpToPresent: () => Promise<boolean>;
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
  const { client } = trpc.useUtils();
  const { data: log } = useQuery<RoomLog>({ queryKey: roomLogKey(roomId), ...cacheOnly });
  const [anchor, setAnchor] = useState<number | null>(null);
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  const [loading, setLoading] = useState<{ before: boolean; after: boolean }>({ before: false, after: false });
  const opening = useRef(openAt);

  const fetchPage = useCallback(
    (place: Place): Promise<MessagesPage> => client.messages.list.query({ roomId, ...place }),
    [client, roomId],
  );

  /** A page that is older than the log's beginning is asked for again. */
  const load = useCallback(
    async (place: Place) => {
      for (;;) {
        const page = await fetchPage(place);
        if (!getRoomLog(cache, roomId) || receivePage(cache, roomId, page)) return page;
      }
    },
    [cache, fetchPage, roomId],
  );

  const begin = useCallback(async () => {
    setFailure(null);
    try {
      const at = opening.current;
      beginRoomLog(cache, roomId, await fetchPage(at === null ? {} : { around: at }));
      setAnchor(at);
    } catch (error) {
      setFailure({ error });
    }
  }, [cache, fetchPage, roomId]);

  useRoomStream({ roomId, isReady: log !== undefined, restart: begin, onGone });

  const window = useMemo(() => log && runAround(log, anchor ?? log.lastSeq), [anchor, log]) ?? null;
  const hasBefore = window !== null && window.from > 1;
  const hasAfter = window !== null && log !== undefined && window.to < log.lastSeq;

  const loadSide = useCallback(
    async (side: 'before' | 'after', place: Place) => {
      setLoading((now) => ({ ...now, [side]: true }));
      await load(place).catch(() => {});
      setLoading((now) => ({ ...now, [side]: false }));
    },
    [load],
  );

  const jumpTo = useCallback(
    async (seq: number) => {
      if (!getRoomLog(cache, roomId)?.messages.has(seq)) await load({ around: seq });
      const isHeld = getRoomLog(cache, roomId)?.messages.has(seq) ?? false;
      if (isHeld) setAnchor(seq);
      return isHeld;
    },
    [cache, load, roomId],
  );

  const jumpToPresent = useCallback(async () => {
    const known = getRoomLog(cache, roomId);
    if (known && known.lastSeq > 0 && !known.messages.has(known.lastSeq)) await load({});
    setAnchor(null);
    return true;
  }, [cache, load, roomId]);

  // A log from an earlier visit is gone on from.
  useEffect(() => {
    const at = opening.current;
    if (!getRoomLog(cache, roomId)) void begin();
    else void (at === null ? jumpToPresent() : jumpTo(at)).catch((error: unknown) => setFailure({ error }));
  }, [begin, cache, jumpTo, jumpToPresent, roomId]);

  return {
    status: log ? 'ready' : failure ? 'failing' : 'loading',
    error: failure?.error,
    log,
    window,
    hasBefore,
    hasAfter,
    isLoadingBefore: loading.before,
    isLoadingAfter: loading.after,
    loadBefore: () => hasBefore && !loading.before && void loadSide('before', { before: window.from }),
    loadAfter: () => hasAfter && !loading.after && void loadSide('after', { after: window.to }),
    jumpTo,
    jumpToPresent,
    retry: () => void begin(),
  };
}
