import { onTestFinished } from 'vitest';
import { openRedis } from '#adapters/redis-link.ts';
import { createLogger } from '#logger.ts';
import { redisAddress } from '#redis-address.ts';

/** A process's way to Redis, up or not, which ends with the test. */
export function testLink(url: string) {
  const link = openRedis(redisAddress.parse(url), createLogger({ logLevel: 'silent' }));
  onTestFinished(() => link[Symbol.asyncDispose]());
  return link;
}
