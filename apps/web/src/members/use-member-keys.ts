import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';

interface Options {
  /** The ids of the rows that take the focus, in order, with their places in the whole list. */
  stops: readonly { id: string; index: number }[];
  list: RefObject<VirtualizerHandle | null>;
  container: RefObject<HTMLElement | null>;
}

/**
 * One stop of Tab for a whole list, and arrows, Home and End within it, also to rows that aren't mounted. The row of
 * `stop` has to stay mounted.
 */
export function useMemberKeys({ stops, list, container }: Options) {
  const [activeId, setActiveId] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const place = Math.max(
    stops.findIndex(({ id }) => id === activeId),
    0,
  );
  const stop = stops[place];

  useEffect(() => {
    if (!wanted.current || wanted.current !== stop?.id) return;
    container.current?.querySelector<HTMLElement>(`[data-member="${wanted.current}"]`)?.focus({ preventScroll: true });
    wanted.current = null;
  }, [stop?.id, container]);

  function onKeyDown(event: KeyboardEvent) {
    const last = stops.length - 1;
    const places: Record<string, number> = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: last };
    const next = stops[Math.min(Math.max(places[event.key] ?? -1, 0), last)];
    if (!next || !(event.key in places)) return;
    event.preventDefault();
    wanted.current = next.id;
    setActiveId(next.id);
    list.current?.scrollToIndex(next.index, { align: 'nearest' });
  }

  return { stop, keys: { onKeyDown }, setActiveId };
}
