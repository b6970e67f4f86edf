import { type FocusEvent, useRef, useState } from 'react';

let putLastAway = () => {};

/**
 * Whether one looks at a row, by pointer or by keyboard: of all rows at one, the last. A row's toolbar goes with that, and
 * the focus that was in it stays with the row.
 */
export function useLookedAt() {
  const [isLookedAt, setLookedAt] = useState(false);
  const isLeaving = useRef(false);

  function look({ currentTarget: row }: { currentTarget: HTMLElement }) {
    if (isLeaving.current) return;
    if (!isLookedAt) putLastAway();
    setLookedAt(true);
    putLastAway = () => {
      isLeaving.current = true;
      if (document.activeElement?.closest('[role=toolbar]')?.closest('article') === row)
        row.focus({ preventScroll: true });
      isLeaving.current = false;
      setLookedAt(false);
    };
  }

  const handlers = {
    onPointerEnter: look,
    onPointerLeave: () => setLookedAt(false),
    onFocus: look,
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) =>
      currentTarget.contains(relatedTarget) || setLookedAt(false),
  };
  return { isLookedAt, handlers };
}
