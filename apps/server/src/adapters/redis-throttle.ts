import { limiterThrottle } from '@parley/api/ports/limiter-throttle';
import type { Throttle } from '@parley/api/ports/throttle';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { RedisLink } from './redis-link.ts';

/** The throttle of several processes, in whole seconds. While Redis is away, each process counts for itself. */
export function redisThrottle({ commands }: RedisLink): Throttle {
  return limiterThrottle(({ points, perMs }) => {
    const keyPrefix = `parley:throttle:${points}/${perMs}`;
    const options = { points, duration: Math.ceil(perMs / 1000), keyPrefix };
    return new RateLimiterRedis({
      ...options,
      storeClient: commands,
      rejectIfRedisNotReady: true,
      insuranceLimiter: new RateLimiterMemory(options),
    });
  });
}
