import { RateLimiterMemory } from 'rate-limiter-flexible';
import { limiterThrottle } from './limiter-throttle.ts';
import type { Throttle } from './throttle.ts';

/** The throttle of a single process: what was counted is gone when it ends. */
export function localThrottle(): Throttle {
  return limiterThrottle(({ points, perMs }) => new RateLimiterMemory({ points, duration: perMs / 1000 }));
}
