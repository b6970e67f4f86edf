const listeners = new Set<() => void>();

/** Calls back once this page's parts can no longer be loaded, because the product was updated under it. */
export function onStalePage(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Whether the server answers now: what doesn't load then is gone, and not just out of reach. */
export const isServerThere = () =>
  fetch('/health', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

addEventListener('vite:preloadError', async () => {
  if (!(await isServerThere())) return;
  for (const listener of listeners) listener();
});
