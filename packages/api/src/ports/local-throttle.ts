import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Throttle, ThrottleRule } from './throttle.ts';

/** The throttle of a single process: what was counted is gone when it ends. */
export function localThrottle(): Throttle {
  const limiters = new Map<string, RateLimiterMemory>();

  function limiterOf({ points, perMs }: ThrottleRule): RateLimiterMemory {
    const name = `${points}/${perMs}`;
    const limiter = limiters.get(name) ?? new RateLimiterMemory({ points, duration: perMs / 1000 });
    limiters.set(name, limiter);
    return limiter;
  }

  return {
    async consume(key, rule) {
      try {
        await limiterOf(rule).consume(key);
        return 0;
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return Math.max(1, refusal.msBeforeNext);
      }
    },
    async reset(key, rule) {
      await limiterOf(rule).delete(key);
    },
  };
}
