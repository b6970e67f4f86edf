import { presenceStoreSuite } from '@parley/api/testing/presence-store-suite';
import { failOn } from '@parley/api/testing/process';
import type { RoomId, UserId } from '@parley/contract/ids';
import { expect, onTestFinished, test } from 'vitest';
import { testRedis } from '#testing/redis.ts';
import { testLink } from '#testing/redis-link.ts';
import { redisBus } from './redis-bus.ts';
import { type RedisPresenceOptions, redisPresenceStore } from './redis-presence.ts';

const roomId = 'room' as RoomId;
const [ana, tomasz] = ['ana', 'tomasz'] as [UserId, UserId];
const quick = { leaseMs: 400, beatMs: 100, times: { offlineAfterMs: 60, typingTtlMs: 60 } };

async function openStore(url: string, options: Partial<RedisPresenceOptions> = {}) {
  const link = testLink(url);
  await expect.poll(() => link.isUp(), { timeout: 5_000 }).toBe(true);
  const store = await redisPresenceStore({ link, bus: redisBus(link, failOn), report: failOn, ...options });
  onTestFinished(() => store[Symbol.asyncDispose]());
  return Object.assign(store, { link });
}

presenceStoreSuite(async (times) => openStore((await testRedis()).url, { times }));

async function twoProcesses(options: Partial<RedisPresenceOptions> = {}) {
  const redis = await testRedis();
  const [here, there] = [await openStore(redis.url, options), await openStore(redis.url, options)];
  const seenThere = async () => Object.fromEntries(await there.listOnline());
  return { redis, here, there, seenThere };
}

test('people are seen at every process: their state, the rooms they are in, and that they type', async () => {
  const { here, there, seenThere } = await twoProcesses();
  const changes: unknown[] = [];
  there.onChange((change) => changes.push(change));
  await here.connect({ id: 'one', userId: ana, choice: 'online' });
  await here.enter('one', roomId);
  await here.setTyping(ana, roomId, true);
  await expect.poll(() => there.listHere(roomId)).toEqual([ana]);
  await there.connect({ id: 'two', userId: tomasz, choice: 'busy' });
  await there.enter('two', roomId);
  await expect.poll(() => there.listHere(roomId)).toEqual([ana, tomasz]);
  await expect.poll(() => here.listHere(roomId)).toEqual([ana, tomasz]);
  await expect.poll(() => there.listTyping(roomId)).toEqual([ana]);
  expect(await seenThere()).toEqual({ ana: 'online', tomasz: 'busy' });
  expect(changes).toEqual(
    expect.arrayContaining([{ userId: ana }, { roomId, kind: 'here' }, { roomId, kind: 'typing' }]),
  );
  await here.setIdle('one', true);
  await expect.poll(seenThere).toEqual({ ana: 'away', tomasz: 'busy' });
  await here.leave('one', roomId);
  await expect.poll(() => there.listHere(roomId)).toEqual([tomasz]);
});

test('a person at two processes is active while one of their devices is, and leaves with the last one', async () => {
  const { here, there, seenThere } = await twoProcesses({ times: quick.times });
  await here.connect({ id: 'laptop', userId: ana, choice: 'online' });
  await there.connect({ id: 'phone', userId: ana, choice: 'online' });
  await there.setIdle('phone', true);
  await expect.poll(seenThere).toEqual({ ana: 'online' });
  await here.setIdle('laptop', true);
  await expect.poll(seenThere).toEqual({ ana: 'away' });
  await there.disconnect('phone');
  await expect.poll(seenThere).toEqual({ ana: 'away' });
  await here.disconnect('laptop');
  await expect.poll(seenThere).toEqual({});
});

test('a choice that came to one process counts at the others, and hides somebody invisible there', async () => {
  const { here, there, seenThere } = await twoProcesses();
  await here.connect({ id: 'one', userId: ana, choice: 'online' });
  await here.enter('one', roomId);
  await expect.poll(() => there.listHere(roomId)).toEqual([ana]);
  await there.setTyping(ana, roomId, true);
  expect(await there.listTyping(roomId)).toEqual([ana]);
  await there.setChoice(ana, 'invisible');
  await expect.poll(seenThere).toEqual({});
  await expect.poll(() => there.listHere(roomId)).toEqual([]);
  await expect.poll(() => here.listHere(roomId)).toEqual([]);
  expect(await there.listTyping(roomId)).toEqual([]);
  await there.setChoice(ana, 'busy');
  await expect.poll(seenThere).toEqual({ ana: 'busy' });
});

test('the end of typing may come to another process than its beginning', async () => {
  const { here, there } = await twoProcesses();
  await here.connect({ id: 'one', userId: ana, choice: 'online' });
  await here.enter('one', roomId);
  await here.setTyping(ana, roomId, true);
  await expect.poll(() => there.listTyping(roomId)).toEqual([ana]);
  await there.setTyping(ana, roomId, false);
  await expect.poll(() => here.listTyping(roomId)).toEqual([]);
  await expect.poll(() => there.listTyping(roomId)).toEqual([]);
});

test('the people of a process that died are gone when its lease has ended, and its rooms are empty', async () => {
  const { here, there, seenThere } = await twoProcesses(quick);
  const changes: unknown[] = [];
  await here.connect({ id: 'one', userId: ana, choice: 'online' });
  await here.enter('one', roomId);
  await expect.poll(() => there.listHere(roomId)).toEqual([ana]);
  there.onChange((change) => changes.push(change));
  await here.link[Symbol.asyncDispose](); // it writes nothing from now on, as if it had been killed
  await expect.poll(seenThere, { timeout: 2_000 }).toEqual({});
  expect(await there.listHere(roomId)).toEqual([]);
  expect(changes).toEqual(expect.arrayContaining([{ userId: ana }, { roomId, kind: 'here' }]));
});

test('the people of a process that ends in order count a while yet, and are never offline when they come back elsewhere', async () => {
  const { here, there, seenThere } = await twoProcesses({ ...quick, times: { offlineAfterMs: 200, typingTtlMs: 60 } });
  for (const userId of [ana, tomasz]) await here.connect({ id: userId, userId, choice: 'online' });
  await expect.poll(seenThere).toEqual({ ana: 'online', tomasz: 'online' });
  for (const userId of [ana, tomasz]) await here.disconnect(userId);
  await here[Symbol.asyncDispose]();
  expect(await seenThere()).toEqual({ ana: 'online', tomasz: 'online' });
  await there.connect({ id: 'new', userId: ana, choice: 'online' });
  await expect.poll(seenThere).toEqual({ ana: 'online' });
});

test('while Redis is away people see those of their own process; when it is back, empty, they see all again', async () => {
  const { redis, here, there, seenThere } = await twoProcesses(quick);
  await here.connect({ id: 'one', userId: ana, choice: 'online' });
  await expect.poll(seenThere).toEqual({ ana: 'online' });
  await redis.kill();
  await expect.poll(() => here.link.isUp()).toBe(false);
  await there.connect({ id: 'two', userId: tomasz, choice: 'online' });
  await expect.poll(seenThere, { timeout: 2_000 }).toEqual({ tomasz: 'online' });
  await here.enter('one', roomId);
  expect(await here.listHere(roomId)).toEqual([ana]);

  await redis.start();
  await expect.poll(seenThere, { timeout: 5_000 }).toEqual({ ana: 'online', tomasz: 'online' });
  await expect.poll(() => there.listHere(roomId)).toEqual([ana]);
});

test('what the bus loses is found by the next beat', async () => {
  const redis = await testRedis();
  const here = await openStore(redis.url, quick);
  const deaf = testLink(redis.url);
  await expect.poll(() => deaf.isUp()).toBe(true);
  const bus = { ...redisBus(deaf, failOn), subscribe: async () => () => {} };
  const there = await redisPresenceStore({ link: deaf, bus, report: failOn, ...quick });
  onTestFinished(() => there[Symbol.asyncDispose]());
  await here.connect({ id: 'one', userId: ana, choice: 'online' });
  await expect.poll(async () => (await there.listOnline()).get(ana)).toBe('online');
  await here.setChoice(ana, 'busy');
  await expect.poll(async () => (await there.listOnline()).get(ana)).toBe('busy');
});
