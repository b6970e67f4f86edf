import { setTimeout as delay } from 'node:timers/promises';

export type Pause = () => Promise<void>;

/** A pause that grows from 50 ms to 5 s with each call, jittered so that many don't come back at once; it ends when the signal aborts. */
export function backOff(signal: AbortSignal): Pause {
  let ms = 50;
  return async () => {
    await delay(ms * (0.5 + Math.random()), undefined, { signal, ref: false }).catch(() => {});
    ms = Math.min(ms * 2, 5_000);
  };
}
