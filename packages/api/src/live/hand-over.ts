import { type Audience, type FrameTarget, Handover, type Listener } from './shared-frame.ts';

/** How a subscription is followed. */
export interface FollowerOptions {
  signal: AbortSignal;
  /** Whether what consumes the subscription takes a `Handover`. */
  sharesFrames?: boolean;
}

export interface HandOverOptions<T> {
  audience: Audience<T>;
  signal: AbortSignal;
  /** Writes what the subscriber has missed and stops its own feed; false when it has to replay first. */
  enter: (target: FrameTarget) => boolean;
  /** Begins its own feed again: the audience has sent it everything up to `position`, and nothing since. */
  leave: (position: number) => void;
}

/**
 * Offers a subscriber that is up to date to the audience, and waits for as long as that serves it: until the signal aborts,
 * after which nothing more is written, or until the reader is too slow. Answers false when nobody took the offer.
 */
export async function* handOver<T>(options: HandOverOptions<T>): AsyncGenerator<Handover, boolean> {
  const { audience, signal, enter, leave } = options;
  const left = Promise.withResolvers<void>();
  let listener: Listener | null = null;

  function take(target: FrameTarget) {
    if (signal.aborted) return;
    listener = { ...target, lag };
    if (enter(target)) audience.add(listener);
    else left.resolve();
  }
  function lag(position: number) {
    leave(position);
    left.resolve();
  }
  function end() {
    if (listener) audience.remove(listener);
    left.resolve();
  }

  signal.addEventListener('abort', end);
  try {
    yield new Handover(take);
    if (!listener) return false;
    await left.promise;
    return true;
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}
