import { useLocation } from '@tanstack/react-router';
import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

/** How far one had scrolled, and which card had the focus. */
type KeptPlace = { top: number; stop?: string };

/** By the place in the browser's history, so that coming anew begins at the top, and coming back doesn't. */
const kept = new Map<string, KeptPlace>();

/**
 * Whoever comes back to the page is where they left it, as soon as its content `isThere`. Spread the answer on what scrolls.
 */
export function useKeptPlace<Pane extends HTMLElement>(isThere: boolean) {
  const ref: RefObject<Pane | null> = useRef(null);
  const key = useLocation({ select: ({ state }) => state.__TSR_key ?? '' });
  const shownKey = useRef<string | null>(null);

  useLayoutEffect(() => {
    const pane = ref.current;
    if (!isThere || !pane || shownKey.current === key) return;
    const isFirst = shownKey.current === null;
    shownKey.current = key;
    const place = kept.get(key);
    if (isFirst && place?.stop) {
      pane.querySelector<HTMLElement>(`[data-stop="${place.stop}"]`)?.focus({ preventScroll: true });
    }
    pane.scrollTop = place?.top ?? 0;
  }, [key, isThere]);

  const keep = (part: Partial<KeptPlace>) => kept.set(key, { top: 0, ...kept.get(key), ...part });

  return {
    ref,
    onScroll: () => void keep({ top: ref.current?.scrollTop ?? 0 }),
    onFocus: ({ target }: FocusEvent<Element, Element>) =>
      void keep({ stop: target.closest<HTMLElement>('[data-stop]')?.dataset.stop }),
  };
}
