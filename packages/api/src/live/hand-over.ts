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

export interface Offer extends Disposable {
  /** What the subscription is to yield. */
  handover: Handover;
  /**
   * Once that was yielded: waits for as long as the audience serves the subscriber, until the signal aborts, after which nothing
   * more is written, or until the reader is too slow. Answers false when nobody took the offer.
   */
  served: () => Promise<boolean>;
}

/** Offers a subscriber that is up to date to the audience. Dispose it when the subscription ends. */
export function handOver<T>({ audience, signal, enter, leave }: HandOverOptions<T>): Offer {
  const left = Promise.withResolvers<boolean>();
  let listener: Listener | null = null;

  function take(target: FrameTarget) {
    if (signal.aborted) return;
    listener = { ...target, lag };
    if (enter(target)) audience.add(listener);
    else left.resolve(true);
  }
  function lag(position: number) {
    leave(position);
    left.resolve(true);
  }
  function end() {
    if (listener) audience.remove(listener);
    left.resolve(true);
  }

  signal.addEventListener('abort', end);
  return {
    handover: new Handover(take),
    served: async () => listener !== null && left.promise,
    [Symbol.dispose]() {
      signal.removeEventListener('abort', end);
      end();
    },
  };
}
