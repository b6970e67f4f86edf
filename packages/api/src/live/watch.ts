import { coalesce } from './coalesce.ts';
import { type FollowerOptions, handOver } from './hand-over.ts';
import { Audience, type FrameTarget, type Handover, plainResult } from './shared-frame.ts';
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
  /** The watchers to whose sockets each frame is written as it comes. */
  audience: Audience<V>;
  newest: { frame: V } | null;
  watcherCount: number;
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
      const state = watched.get(key);
      if (!state) return;
      state.newest = { frame };
      for (const watcher of state.watchers) watcher(frame);
      state.audience.publish(frame);
    }).catch(report);
  }

  function attach(key: K, watcher: (frame: V) => void) {
    const state = watched.get(key) ?? begin(key);
    state.watchers.add(watcher);
    state.watcherCount += 1;
    function detach() {
      state.watchers.delete(watcher);
      state.watcherCount -= 1;
      if (state.watcherCount > 0) return;
      watched.delete(key);
      state.stop.then((end) => end(), report);
    }
    return { state, detach };
  }

  function begin(key: K): Watched<V> {
    const stop = listen(key, () => changes.push(key, null));
    const audience = new Audience<V>(plainResult);
    const state: Watched<V> = { watchers: new Set(), audience, newest: null, watcherCount: 0, stop };
    watched.set(key, state);
    return state;
  }

  /**
   * The frame now, then each newer one, until the signal aborts; a slow reader skips to the newest. Where the reader
   * `sharesFrames`, the newer ones come by an offer to go on in the key's audience.
   */
  async function* watch(key: K, { signal, sharesFrames = false }: FollowerOptions): AsyncGenerator<V | Handover> {
    let newest: { frame: V } | null = null;
    let wake = () => {};
    let mayShare = sharesFrames;
    const watcher = (frame: V) => {
      newest = { frame };
      wake();
    };
    const { state, detach } = attach(key, watcher);
    const onAbort = () => wake();
    const enter = (target: FrameTarget) => {
      if (newest) state.audience.write(target, newest.frame);
      newest = null;
      return state.watchers.delete(watcher);
    };
    const leave = () => {
      state.watchers.add(watcher);
      newest = state.newest;
    };
    signal.addEventListener('abort', onAbort);
    try {
      await state.stop;
      const first = await read(key);
      if (newest === null) newest = { frame: first };
      while (!signal.aborted) {
        const next = newest as { frame: V } | null;
        newest = null;
        if (next) {
          yield next.frame;
        } else if (mayShare) {
          using offer = handOver({ audience: state.audience, signal, enter, leave });
          yield offer.handover;
          mayShare = await offer.served();
        } else {
          await new Promise<void>((resolve) => (wake = resolve));
        }
      }
    } finally {
      signal.removeEventListener('abort', onAbort);
      detach();
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
