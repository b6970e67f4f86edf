import { coalesce } from './coalesce.ts';
import { createTurns } from './turns.ts';

export interface WatchOptions<K, V> {
  /** Reads the whole frame anew; it is shared by all who watch the key. */
  read: (key: K) => Promise<V>;
  /** Attaches to what else changes the key's frame, for as long as somebody watches it. Answers how to stop. */
  listen?: (key: K, changed: () => void) => Promise<() => void>;
  /** The shortest time between two frames of one key. */
  everyMs: number;
  report: (error: unknown) => void;
}

const nothing = async () => () => {};

interface Watched<V> {
  watchers: Set<(frame: V) => void>;
  stop: Promise<() => void>;
}

/**
 * Whole frames, each replacing the one before, for whoever watches a key: read once for all of them, at most once in `everyMs`.
 * Costs nothing for a key that nobody watches.
 */
export function createWatch<K, V>({ read, listen = nothing, everyMs, report }: WatchOptions<K, V>) {
  const watched = new Map<K, Watched<V>>();
  const changes = coalesce<K, null>(everyMs, (key) => void tell(key));

  const inTurn = createTurns<K>();

  /** One after the other, so that no older frame comes after a newer one. */
  async function tell(key: K) {
    await inTurn(key, async () => {
      if (!watched.has(key)) return;
      const frame = await read(key);
      for (const watcher of watched.get(key)?.watchers ?? []) watcher(frame);
    }).catch(report);
  }

  function attach(key: K, watcher: (frame: V) => void) {
    const state = watched.get(key) ?? { watchers: new Set(), stop: listen(key, () => changes.push(key, null)) };
    watched.set(key, state);
    state.watchers.add(watcher);
    function detach() {
      state.watchers.delete(watcher);
      if (state.watchers.size > 0) return;
      watched.delete(key);
      state.stop.then((end) => end(), report);
    }
    return { attached: state.stop, detach };
  }

  /** The frame now, then each newer one, until the signal aborts; a slow reader skips to the newest. */
  async function* watch(key: K, signal: AbortSignal): AsyncGenerator<V> {
    let newest: { frame: V } | null = null;
    let wake = () => {};
    const watcher = (frame: V) => {
      newest = { frame };
      wake();
    };
    const stop = attach(key, watcher);
    const onAbort = () => wake();
    signal.addEventListener('abort', onAbort);
    try {
      await stop.attached;
      const first = await read(key);
      if (newest === null) newest = { frame: first };
      while (!signal.aborted) {
        const next = newest as { frame: V } | null;
        newest = null;
        if (next) yield next.frame;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      signal.removeEventListener('abort', onAbort);
      stop.detach();
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
