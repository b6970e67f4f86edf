import { useLayoutEffect, useReducer, useRef } from 'react';
import type { RoomWindow } from './queries.ts';

/** The window as the list shows it, and which run of messages it belongs to. */
export interface ShownWindow {
  window: RoomWindow | null;
  run: number;
}

/**
 * What the list shows next of where the room's window now stands: within one run it grows at one end at a time, so that the list
 * keeps its place; another run begins a list of its own.
 */
export function nextShown({ window: shown, run }: ShownWindow, window: RoomWindow | null): ShownWindow {
  if (!window || !shown) return { window, run: window === shown ? run : run + 1 };
  if (window.from > shown.from || window.to < shown.to) return { window, run: run + 1 };
  if (window.from < shown.from && window.to > shown.to) return { window: { from: window.from, to: shown.to }, run };
  return { window, run };
}

/** Follows the room's window in steps that a list can follow; `isPrepended` says that this step grew at the top. */
export function useShownWindow(window: RoomWindow | null): ShownWindow & { isPrepended: boolean } {
  const last = useRef<ShownWindow>({ window, run: 0 });
  const [, step] = useReducer((count: number) => count + 1, 0);
  const shown = nextShown(last.current, window);
  const before = last.current;
  const isPrepended =
    shown.run === before.run &&
    before.window !== null &&
    shown.window !== null &&
    shown.window.from < before.window.from;

  useLayoutEffect(() => {
    last.current = shown;
    if (shown.window?.to !== window?.to) step();
  });

  return { ...shown, isPrepended };
}
