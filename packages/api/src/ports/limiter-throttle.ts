import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { Throttle, ThrottleRule } from './throttle.ts';

/** A throttle of the library's limiters, one for each rule: where they count is up to `createLimiter`. */
export function limiterThrottle(createLimiter: (rule: ThrottleRule) => RateLimiterAbstract): Throttle {
  const limiters = new Map<string, RateLimiterAbstract>();

  function limiterOf(rule: ThrottleRule): RateLimiterAbstract {
    const name = `${rule.points}/${rule.perMs}`;
    const limiter = limiters.get(name) ?? createLimiter(rule);
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
