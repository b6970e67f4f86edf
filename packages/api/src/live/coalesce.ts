/**
 * Calls `act` for a key at once, and then at most once in `everyMs`, with the newest value that was given meanwhile.
 * Dispose it to drop what waits.
 */
export function coalesce<K, V>(everyMs: number, act: (key: K, value: V) => void) {
  const waiting = new Map<K, { timer: NodeJS.Timeout; next: { value: V } | null }>();

  function run(key: K, value: V) {
    waiting.set(key, { timer: setTimeout(later, everyMs, key).unref(), next: null });
    act(key, value);
  }

  function later(key: K) {
    const next = waiting.get(key)?.next;
    waiting.delete(key);
    if (next) run(key, next.value);
  }

  return {
    push(key: K, value: V) {
      const entry = waiting.get(key);
      if (entry) entry.next = { value };
      else run(key, value);
    },
    [Symbol.dispose]() {
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
