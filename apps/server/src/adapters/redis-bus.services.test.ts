import { busSuite } from '@parley/api/testing/bus-suite';
import { failOn } from '@parley/api/testing/process';
import { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { testRedis } from '#testing/redis.ts';
import { testLink } from '#testing/redis-link.ts';
import { redisBus } from './redis-bus.ts';

const openBus = (url: string) => redisBus(testLink(url), failOn);

async function opened(url: string) {
  const [here, there] = [openBus(url), openBus(url)];
  await expect.poll(() => here.isUp() && there.isUp()).toBe(true);
  return { here, there };
}

busSuite(async () => opened((await testRedis()).url));

test('nobody hears anything twice', async () => {
  const { here, there } = await opened((await testRedis()).url);
  const got: unknown[] = [];
  for (const bus of [here, there]) await bus.subscribe('a', (message) => got.push(message));
  here.publish('a', 1);
  there.publish('a', 2);
  there.publish('a', 3);
  await expect.poll(() => got.filter((each) => each === 3)).toHaveLength(2);
  expect(got.toSorted()).toEqual([1, 1, 2, 2, 3, 3]);
});

test('while Redis is away a process hears itself; afterwards all hear each other again, and are told of the gap', async () => {
  const redis = await testRedis();
  const { here, there } = await opened(redis.url);
  const got: unknown[] = [];
  let timesBack = 0;
  there.onReconnect(() => {
    timesBack += 1;
  });
  await there.subscribe('a', (message) => got.push(message));

  await redis.kill();
  await expect.poll(() => here.isUp() || there.isUp()).toBe(false);
  here.publish('a', 'lost');
  there.publish('a', 'at home');
  const stop = await there.subscribe('later', (message) => got.push(message));
  await expect.poll(() => got).toEqual(['at home']);

  await redis.start();
  await expect.poll(() => here.isUp() && there.isUp() && timesBack, { timeout: 5_000 }).toBe(1);
  here.publish('a', 'back');
  here.publish('later', 'and here');
  await expect.poll(() => got).toEqual(['at home', 'back', 'and here']);
  stop();
});

test('a Redis that answers nobody counts as away, and is back when it answers', async () => {
  const redis = await testRedis(['--enable-debug-command', 'yes']);
  const { here, there } = await opened(redis.url);
  const got: unknown[] = [];
  await there.subscribe('a', (message) => got.push(message));
  const client = new Redis(redis.url);
  const asleep = client.debug('SLEEP', 15).finally(() => client.disconnect());
  await expect.poll(() => here.isUp() || there.isUp(), { timeout: 10_000 }).toBe(false);
  await asleep;
  await expect.poll(() => here.isUp() && there.isUp(), { timeout: 10_000 }).toBe(true);
  here.publish('a', 1);
  await expect.poll(() => got).toEqual([1]);
}, 50_000);

test('a bus that was made before Redis is there works once it is', async () => {
  const redis = await testRedis();
  await redis.kill();
  const [here, there] = [openBus(redis.url), openBus(redis.url)];
  const got: unknown[] = [];
  await there.subscribe('a', (message) => got.push(message));
  expect(there.isUp()).toBe(false);
  await redis.start();
  await expect.poll(() => here.isUp() && there.isUp(), { timeout: 5_000 }).toBe(true);
  here.publish('a', 1);
  await expect.poll(() => got).toEqual([1]);
});
