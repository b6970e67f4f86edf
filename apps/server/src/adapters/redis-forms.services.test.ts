import { busSuite } from '@parley/api/testing/bus-suite';
import { presenceStoreSuite } from '@parley/api/testing/presence-store-suite';
import { failOn } from '@parley/api/testing/process';
import { throttleSuite } from '@parley/api/testing/throttle-suite';
import type { UserId } from '@parley/contract/ids';
import { describe, expect, onTestFinished, test } from 'vitest';
import { testRedisCluster, testRedisSentinel } from '#testing/redis-forms.ts';
import { testLink } from '#testing/redis-link.ts';
import { redisBus } from './redis-bus.ts';
import { redisPresenceStore } from './redis-presence.ts';
import { redisThrottle } from './redis-throttle.ts';

const patient = { timeout: 15_000, interval: 50 };
const forms = { 'a cluster': testRedisCluster, 'a master that sentinels name': testRedisSentinel };

/** One process's link and ports on it. */
async function openProcess(url: string) {
  const link = testLink(url);
  await expect.poll(() => link.isUp(), patient).toBe(true);
  return { link, bus: redisBus(link, failOn) };
}

const openBoth = async (url: string) => ({ here: await openProcess(url), there: await openProcess(url) });

describe.each(Object.entries(forms))('on %s', (_, start) => {
  busSuite(async () => {
    const { here, there } = await openBoth((await start()).url);
    return { here: here.bus, there: there.bus };
  });
});

describe('on a cluster', () => {
  presenceStoreSuite(async (times) => {
    const process = await openProcess((await testRedisCluster()).url);
    const store = await redisPresenceStore({ ...process, report: failOn, times });
    onTestFinished(() => store[Symbol.asyncDispose]());
    return store;
  });

  throttleSuite(async () => {
    const { here, there } = await openBoth((await testRedisCluster()).url);
    return { here: redisThrottle(here.link), there: redisThrottle(there.link) };
  });
});

const often = { timeout: 15_000, interval: 200 };
/** More channels than shards, so that each has many. */
const names = Array.from({ length: 200 }, (_, i) => `room:${i}`);

test('a shard of a cluster is killed and started again: every channel carries again', async () => {
  const { url, shards } = await testRedisCluster();
  const { here, there } = await openBoth(url);
  const heard = new Set<string>();
  for (const name of names) await there.bus.subscribe(name, () => heard.add(name));
  /** How many heard of what was said before. */
  function sayAll() {
    const { size } = heard;
    heard.clear();
    for (const name of names) here.bus.publish(name, 1);
    return size;
  }
  await expect.poll(sayAll, often).toBe(names.length);
  for (const shard of shards) {
    await shard.kill();
    await expect.poll(sayAll, often).toBeLessThan(names.length);
    await expect.poll(() => here.link.isUp(), patient).toBe(false);
    await shard.start();
    await expect.poll(sayAll, often).toBe(names.length);
    await expect.poll(() => here.link.isUp() && there.link.isUp(), patient).toBe(true);
  }
}, 60_000);

test('the master is killed: what sentinels make the master carries on, and everybody is told of the gap', async () => {
  const { url, master } = await testRedisSentinel();
  const { here, there } = await openBoth(url);
  const ana = 'ana' as UserId;
  const open = async (process: typeof here) => {
    const store = await redisPresenceStore({ ...process, report: failOn, leaseMs: 2_000, beatMs: 200 });
    onTestFinished(() => store[Symbol.asyncDispose]());
    return store;
  };
  const [hers, his] = [await open(here), await open(there)];
  const heard: unknown[] = [];
  let timesBack = 0;
  await there.bus.subscribe('a', (message) => heard.push(message));
  there.bus.onReconnect(() => {
    timesBack += 1;
  });
  await hers.connect({ id: 'one', userId: ana, choice: 'online' });
  await master.kill();
  await expect.poll(() => timesBack > 0 && here.link.isUp() && there.link.isUp(), patient).toBe(true);
  here.bus.publish('a', 'on the new one');
  await expect.poll(() => heard).toEqual(['on the new one']);
  await expect.poll(async () => (await his.listOnline()).get(ana), patient).toBe('online');
}, 60_000);
