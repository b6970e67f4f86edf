import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';

const stops = '[data-stop]';

/**
 * One stop of Tab for a whole list, and arrows, Home and End within it. The stops carry `tabIndex={-1}` and `data-stop`,
 * by whose value one is known again when the list is shown anew; the one with `aria-current`, else the first, is where Tab
 * comes in until another had the focus. What stands beside a stop in its `data-row` carries `tabIndex={-1}` and
 * `data-aside`, and Tab goes on to it.
 */
export function useRoving<Container extends HTMLElement>(): {
  ref: RefObject<Container | null>;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: (event: FocusEvent) => void;
  onBlur: () => void;
} {
  const ref = useRef<Container>(null);
  const chosen = useRef<HTMLElement | null>(null);
  const hasFocus = useRef(false);
  const all = () => [...(ref.current?.querySelectorAll<HTMLElement>(stops) ?? [])];

  function choose(stop: HTMLElement | undefined) {
    for (const each of all()) each.tabIndex = each === stop ? 0 : -1;
    const row = stop?.closest('[data-row]');
    for (const aside of ref.current?.querySelectorAll<HTMLElement>('[data-aside]') ?? []) {
      aside.tabIndex = row && aside.closest('[data-row]') === row ? 0 : -1;
    }
  }

  // React never touches what it rendered as -1, so the list may change at any time.
  useLayoutEffect(() => {
    const list = all();
    const last = chosen.current;
    const kept = list.find((stop) => stop === last) ?? list.find((stop) => isSameStop(stop, last));
    if (kept && kept !== last && hasFocus.current) kept.focus();
    choose(kept ?? list.find((stop) => stop.ariaCurrent) ?? list[0]);
  });

  function onFocus({ target }: FocusEvent) {
    // Also in a menu of a row, which goes when its row is shown anew elsewhere.
    hasFocus.current = true;
    const stop = target.closest<HTMLElement>(stops) ?? target.closest('[data-row]')?.querySelector<HTMLElement>(stops);
    if (!stop) return;
    chosen.current = stop;
    choose(stop);
  }

  function onBlur() {
    hasFocus.current = false;
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    // While something is carried by the arrows, the focus stays with it.
    if ((event.target as Element).closest('[data-lifted]')) return;
    const list = all();
    const here = list.indexOf(document.activeElement as HTMLElement);
    const places: Record<string, number> = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: list.length - 1 };
    const place = places[event.key];
    if (here < 0 || place === undefined) return;
    event.preventDefault();
    list[Math.min(Math.max(place, 0), list.length - 1)]?.focus();
  }

  return { ref, onKeyDown, onFocus, onBlur };
}

/** Whether one took the place of the other, as when a list is shown anew. */
function isSameStop(stop: HTMLElement, last: HTMLElement | null) {
  const name = last?.dataset.stop;
  return Boolean(name) && name !== 'true' && stop.dataset.stop === name;
}
