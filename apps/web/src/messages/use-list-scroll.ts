import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { useConnection } from '#live/use-connection.ts';
import type { RoomReader } from './queries.ts';
import { indexOfSeq, type Row, seqAtOrAbove } from './rows.ts';
import type { ShownWindow } from './use-shown-window.ts';

/** Where the list is brought: to a message, or to its end. A new object brings it there again. */
export type Target = { seq: number; align: 'start' | 'center' | 'nearest' } | { seq: null };

/** What of the list is on screen. */
export interface View {
  /** The newest message whose end is on screen. */
  lastSeq: number | null;
  firstSeq: number | null;
  isAtEnd: boolean;
}

interface Options {
  list: RefObject<VirtualizerHandle | null>;
  scroller: RefObject<HTMLElement | null>;
  rows: readonly Row[];
  shown: ShownWindow;
  reader: RoomReader;
  target: Target;
  onView: (view: View) => void;
}

/** So near to the end a reader counts as being there, in pixels. */
const endPx = 48;
/** So near to an end of what is loaded, more is asked for. */
const loadPx = 1_200;
/** A move within this time after a key, wheel or finger is the reader's. */
const touchMs = 1_000;
/** What stays in sight above a message that the list is brought to the top of. */
const contextPx = 96;

/**
 * Keeps the list's place: at the end it follows what comes, anywhere else it stays under the reader, and what the reader comes
 * near to is loaded.
 */
export function useListScroll({ list, scroller, rows, shown, reader, target, onView }: Options) {
  const connection = useConnection();
  const [isAway, setAway] = useState(false);
  const latest = useRef({ rows, reader, onView });
  latest.current = { rows, reader, onView };
  const place = useRef({ isFollowing: false, offset: 0, touchedAt: 0, firstIndex: 0, width: 0, frame: 0 });

  function gaps() {
    const { scrollOffset = 0, scrollSize = 0, viewportSize = 0 } = list.current ?? {};
    return { above: scrollOffset, below: scrollSize - scrollOffset - viewportSize, viewportSize };
  }

  const toEnd = () => list.current?.scrollToIndex(latest.current.rows.length - 1, { align: 'end' });

  /** The list's own moves, and those that another height brings, are none of the reader's. */
  function notice(offset: number) {
    const { below } = gaps();
    const isByReader = performance.now() - place.current.touchedAt < touchMs;
    if (below <= endPx) place.current.isFollowing = !latest.current.reader.hasAfter;
    else if (isByReader && offset < place.current.offset - 1) place.current.isFollowing = false;
    place.current.offset = offset;
  }

  /** Called for whatever a reader may scroll with. */
  const onTouched = useCallback(() => {
    place.current.touchedAt = performance.now();
  }, []);

  function look() {
    cancelAnimationFrame(place.current.frame);
    place.current.frame = requestAnimationFrame(() => {
      const handle = list.current;
      if (!handle) return;
      const { above, below, viewportSize } = gaps();
      const isAtEnd = below <= endPx && !latest.current.reader.hasAfter;
      const bottom = above + viewportSize;
      let index = handle.findItemIndex(bottom - 1);
      const isCut = handle.getItemOffset(index) + handle.getItemSize(index) > bottom + endPx;
      // A message that is higher than the screen was seen when its beginning was.
      if (isCut && handle.getItemOffset(index) > above) index--;
      setAway(!isAtEnd && (below > viewportSize / 2 || latest.current.reader.hasAfter));
      place.current.firstIndex = handle.findItemIndex(above + 1);
      latest.current.onView({
        isAtEnd,
        lastSeq: seqAtOrAbove(latest.current.rows, index),
        firstSeq: firstSeqFrom(latest.current.rows, place.current.firstIndex),
      });
    });
  }

  function load() {
    const { above, below } = gaps();
    if (above < loadPx) latest.current.reader.loadBefore();
    if (below < loadPx) latest.current.reader.loadAfter();
  }

  function onScroll(offset: number) {
    notice(offset);
    load();
    look();
  }

  function onResize() {
    const width = scroller.current?.clientWidth ?? 0;
    const isWrapped = place.current.width !== 0 && width !== place.current.width;
    place.current.width = width;
    if (place.current.isFollowing) toEnd();
    else if (isWrapped) list.current?.scrollToIndex(place.current.firstIndex, { align: 'start' });
    else if (gaps().below <= endPx) place.current.isFollowing = !latest.current.reader.hasAfter;
    look();
  }

  // Each target and each run is gone to once.
  useLayoutEffect(() => {
    const index = target.seq === null ? -1 : indexOfSeq(shown.window, target.seq);
    const align = target.seq === null || index < 0 ? 'end' : target.align;
    if (align !== 'nearest') place.current.isFollowing = align === 'end' && !reader.hasAfter;
    if (align === 'end') toEnd();
    else list.current?.scrollToIndex(index, { align, offset: align === 'start' ? -contextPx : 0 });
  }, [target, shown.run]);

  const lastKey = rows.at(-1)?.key;
  // A row that came at the end is followed.
  useLayoutEffect(() => {
    if (place.current.isFollowing) toEnd();
  }, [lastKey, rows.length]);

  // What came may not fill the screen, and what failed is asked for again.
  useEffect(() => {
    load();
    look();
  }, [shown.window?.from, shown.window?.to, connection === 'connected']);

  useEffect(() => () => cancelAnimationFrame(place.current.frame), []);

  return { onScroll, onResize, onTouched, look, isAway };
}

function firstSeqFrom(rows: readonly Row[], index: number) {
  const row = rows.slice(index, index + 2).find((each) => each.type === 'message');
  return row?.type === 'message' ? row.message.seq : null;
}
