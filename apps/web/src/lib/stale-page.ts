const listeners = new Set<() => void>();

/** Calls back once this page's parts can no longer be loaded, because the product was updated under it. */
export function onStalePage(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

addEventListener('vite:preloadError', () => {
  for (const listener of listeners) listener();
});
