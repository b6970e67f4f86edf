import { useSyncExternalStore } from 'react';
import { createStored } from './storage.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const isTheme = (value: unknown): value is Theme => themes.some((theme) => theme === value);

/** `public/theme.js` reads the same key before the first paint. */
const stored = createStored<Theme>('theme', 'system', (value) => (isTheme(value) ? value : 'system'));

function apply() {
  const theme = stored.get();
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Keeps the page in the chosen theme, whichever tab it was chosen in. Call once. */
export function startTheme() {
  apply();
  stored.subscribe(apply);
}

/** The chosen theme, and what chooses another, here and in all tabs. */
export function useTheme() {
  return [useSyncExternalStore(stored.subscribe, stored.get), stored.set] as const;
}
