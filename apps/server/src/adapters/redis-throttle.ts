import type { Throttle, ThrottleRule } from '@parley/api/ports/throttle';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RedisLink } from './redis-link.ts';

/** The throttle of several processes, in whole seconds. While Redis is away, each process counts for itself. */
export function redisThrottle({ commands }: RedisLink): Throttle {
  const limiters = new Map<string, RateLimiterRedis>();

  function limiterOf({ points, perMs }: ThrottleRule): RateLimiterRedis {
    const name = `${points}/${perMs}`;
    const options = { points, duration: Math.ceil(perMs / 1000), keyPrefix: `parley:throttle:${name}` };
    const limiter =
      limiters.get(name) ??
      new RateLimiterRedis({
        ...options,
        storeClient: commands,
        rejectIfRedisNotReady: true,
        insuranceLimiter: new RateLimiterMemory(options),
      });
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
