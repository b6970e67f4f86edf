import type { RefObject } from 'react';

type Field = RefObject<HTMLTextAreaElement | null>;

let onScreen: Field | null = null;

/** Where one writes into the room on screen; null where there is none. */
export const composerOnScreen = () => onScreen?.current ?? null;

/** Makes this the composer on screen; returns what ends it. */
export function attachComposer(field: Field) {
  onScreen = field;
  return () => {
    if (onScreen === field) onScreen = null;
  };
}
