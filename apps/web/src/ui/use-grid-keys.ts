import { type FocusEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react';

/**
 * Arrows, Home and End among the `data-stop`s of a container that stand in rows; `stop` is the value of the one that has the
 * focus or had it last, where Tab should come in. Up from the first row calls `onLeave`.
 */
export function useGridKeys<Container extends HTMLElement>(onLeave: () => void) {
  const ref: RefObject<Container | null> = useRef(null);
  const [stop, setStop] = useState<string | null>(null);

  function onFocus({ target }: FocusEvent) {
    const value = target.closest<HTMLElement>('[data-stop]')?.dataset.stop;
    if (value) setStop(value);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const stops = [...(ref.current?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
    const here = stops.indexOf(document.activeElement as HTMLElement);
    const to = here < 0 ? undefined : placeFor(event.key, stops, here);
    if (to === undefined) return;
    event.preventDefault();
    if (to < 0) onLeave();
    else stops[Math.min(to, stops.length - 1)]?.focus();
  }

  return { ref, stop, onFocus, onKeyDown };
}

function placeFor(key: string, stops: readonly HTMLElement[], here: number): number | undefined {
  const columns = stops.filter((each) => topOf(each) === topOf(stops[0])).length;
  const isLastRow = Math.floor(here / columns) === Math.floor((stops.length - 1) / columns);
  const places: Record<string, number> = {
    ArrowRight: here + 1,
    ArrowLeft: Math.max(here - 1, 0),
    ArrowDown: isLastRow ? here : here + columns,
    ArrowUp: here - columns,
    Home: 0,
    End: stops.length - 1,
  };
  return places[key];
}

const topOf = (element: HTMLElement | undefined) => element && Math.round(element.getBoundingClientRect().top);
