import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';

/** A row that isn't mounted yet can take the focus once it has been measured, which takes a frame or two. */
const framesMax = 30;

interface Options {
  /** The ids of the rows that take the focus, in order, with their places in the whole list. */
  stops: readonly { id: string; index: number }[];
  list: RefObject<VirtualizerHandle | null>;
  container: RefObject<HTMLElement | null>;
}

/**
 * One stop of Tab for a whole list, and arrows, Home and End within it, also to rows that aren't mounted. `kept` are the
 * places of the rows that have to stay mounted for it: where Tab comes in, and where the focus is.
 */
export function useMemberKeys({ stops, list, container }: Options) {
  const [activeId, setActiveId] = useState<string | null>(null);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const place = Math.max(
    stops.findIndex(({ id }) => id === activeId),
    0,
  );
  const stop = stops[place];
  const focused = stops.find(({ id }) => id === focusedId);
  const wantedId = focused && stop && focused.id !== stop.id ? stop.id : null;

  useEffect(() => {
    if (!wantedId) return;
    let frame = 0;
    let frames = 0;

    function attempt() {
      const row = container.current?.querySelector<HTMLElement>(`[data-member="${wantedId}"]`);
      row?.focus({ preventScroll: true });
      frames += 1;
      if (document.activeElement !== row && frames < framesMax) frame = requestAnimationFrame(attempt);
    }

    attempt();
    return () => cancelAnimationFrame(frame);
  }, [wantedId, container]);

  function onKeyDown(event: KeyboardEvent) {
    const last = stops.length - 1;
    const places: Record<string, number> = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: last };
    const next = stops[Math.min(Math.max(places[event.key] ?? -1, 0), last)];
    if (!next || !(event.key in places)) return;
    event.preventDefault();
    setActiveId(next.id);
    list.current?.scrollToIndex(next.index, { align: 'nearest' });
  }

  function onFocus({ target }: FocusEvent) {
    const id = target.closest<HTMLElement>('[data-member]')?.dataset.member;
    if (!id) return;
    setActiveId(id);
    setFocusedId(id);
  }

  const onBlur = () => setFocusedId(null);
  const kept = [stop, focused].flatMap((row) => (row ? [row.index] : []));
  return { stop, kept, keys: { onKeyDown, onFocus, onBlur } };
}
