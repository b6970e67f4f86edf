/** Calls back once the browser has nothing better to do, or after a second at the latest; returns what ends the wait. */
export function whenIdle(callback: () => void) {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(callback, { timeout: 1_000 });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(callback, 200);
  return () => clearTimeout(id);
}
