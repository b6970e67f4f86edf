import { coalesce } from './coalesce.ts';

export interface WatchOptions<K, V> {
  /** Reads the whole frame anew; it is shared by all who watch the key. */
  read: (key: K) => Promise<V>;
  /** The shortest time between two frames of one key. */
  everyMs: number;
  report: (error: unknown) => void;
}

/**
 * Whole frames, each replacing the one before, for whoever watches a key: read once for all of them, at most once in `everyMs`.
 * Costs nothing for a key that nobody watches.
 */
export function createWatch<K, V>({ read, everyMs, report }: WatchOptions<K, V>) {
  const watched = new Map<K, Set<(frame: V) => void>>();
  const changes = coalesce<K, null>(everyMs, (key) => void tell(key));

  async function tell(key: K) {
    if (!watched.has(key)) return;
    try {
      const frame = await read(key);
      for (const watcher of watched.get(key) ?? []) watcher(frame);
    } catch (error) {
      report(error);
    }
  }

  /** The frame now, then each newer one, until the signal aborts; a slow reader skips to the newest. */
  async function* watch(key: K, signal: AbortSignal): AsyncGenerator<V> {
    let newest: { frame: V } | null = null;
    let wake = () => {};
    const watcher = (frame: V) => {
      newest = { frame };
      wake();
    };
    const watchers = watched.get(key) ?? new Set();
    watched.set(key, watchers.add(watcher));
    const onAbort = () => wake();
    signal.addEventListener('abort', onAbort);
    try {
      watcher(await read(key));
      while (!signal.aborted) {
        const next = newest as { frame: V } | null;
        newest = null;
        if (next) yield next.frame;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      signal.removeEventListener('abort', onAbort);
      watchers.delete(watcher);
      if (watchers.size === 0 && watched.get(key) === watchers) watched.delete(key);
    }
  }

  return {
    watch,
    /** Says that the key's frame has changed. */
    changed: (key: K) => (watched.has(key) ? changes.push(key, null) : undefined),
    /** Says so without waiting for the frame's turn. */
    changedAtOnce: (key: K) => void tell(key),
    keys: () => [...watched.keys()],
    [Symbol.dispose]: () => changes[Symbol.dispose](),
  };
}
