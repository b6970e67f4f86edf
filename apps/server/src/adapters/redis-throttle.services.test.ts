import { throttleSuite } from '@parley/api/testing/throttle-suite';
import { expect, test } from 'vitest';
import { testRedis } from '#testing/redis.ts';
import { testLink } from '#testing/redis-link.ts';
import { redisThrottle } from './redis-throttle.ts';

async function opened(url: string) {
  const links = [testLink(url), testLink(url)] as const;
  await expect.poll(() => links.every((link) => link.isUp())).toBe(true);
  return { here: redisThrottle(links[0]), there: redisThrottle(links[1]) };
}

throttleSuite(async () => opened((await testRedis()).url));

test('while Redis is away each process counts for itself, and nobody gets an error', async () => {
  const redis = await testRedis();
  const { here, there } = await opened(redis.url);
  const rule = { points: 2, perMs: 60_000 };
  await redis.kill();
  for (const end of [here, there]) {
    await expect.poll(() => end.consume('ana', rule)).toBe(0);
    expect(await end.consume('ana', rule)).toBe(0);
    expect(await end.consume('ana', rule)).toBeGreaterThan(0);
    await end.reset('ana', rule);
    expect(await end.consume('ana', rule)).toBe(0);
  }
});
