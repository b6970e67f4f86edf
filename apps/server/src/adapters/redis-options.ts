import type { RedisOptions } from 'ioredis';
import type { Logger } from 'pino';
import type { RedisAddress } from '#redis-address.ts';

const retryMaxMs = 2_000;

/** Soon at first, and never in step with other processes. */
export const retryStrategy = (times: number) => Math.min(50 * 2 ** times, retryMaxMs) * (0.5 + Math.random() / 2);

/** What every connection has in common: it fails soon rather than keep people waiting. */
export function connectionOptions({ username, password, isTls }: RedisAddress): RedisOptions {
  return {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(isTls && { tls: {} }),
    connectTimeout: 5_000,
    commandTimeout: 2_000,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    keepAlive: 10_000,
  };
}

/** Says once that Redis went away, and once that it is back, however many tries lie between. */
export function watchState(logger: Logger) {
  let isAway = false;
  return {
    away(cause: unknown) {
      if (!isAway) logger.error({ err: cause }, 'Redis is away: messages between processes take up to five seconds');
      isAway = true;
    },
    back() {
      if (isAway) logger.info('Redis is back');
      isAway = false;
    },
  };
}
