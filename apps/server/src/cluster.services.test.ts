import { once } from 'node:events';
import { setInterval } from 'node:timers/promises';
import { enqueue } from '@parley/api/ports/job-queue';
import { expect, test } from 'vitest';
import { alsoAt, openTab, say, testCluster, twoPeople } from './testing/cluster.ts';
import { exitOf, freePort, startCommand } from './testing/processes.ts';

/** What one waits for at most when Redis doesn't carry it: the hubs' look at their rooms, with some air. */
const withoutRedis = { timeout: 9_000, interval: 50 };
/** For how long Redis is gone. */
const awayMs = 30_000;
/** Within what one person may say. */
const talkMs = 300;
const soon = { timeout: 4_000, interval: 20 };

async function peopleAtTwo() {
  const cluster = await testCluster();
  const people = await twoPeople(cluster.one);
  const tom = alsoAt(cluster.two, people.tom);
  const tab = openTab(tom, people, () => cluster.two.origin);
  await expect.poll(() => tab.online, soon).toEqual(['Tom']);
  return { ...cluster, ...people, tom, tab };
}

test('what is said at one server arrives at the other, and people see each other', async () => {
  const { one, olga, tab, ...at } = await peopleAtTwo();
  const hers = openTab(olga, at, () => one.origin);
  await say(olga, at.roomId, 'hello');
  await expect.poll(() => tab.texts, soon).toEqual(['hello']);
  await say(at.tom, at.roomId, 'hello yourself');
  await expect.poll(() => hers.texts, soon).toEqual(['hello', 'hello yourself']);
  await expect
    .poll(() => [hers.online, tab.online], soon)
    .toEqual([
      ['Olga', 'Tom'],
      ['Olga', 'Tom'],
    ]);
}, 120_000);

test('Redis is away for half a minute while people talk: all arrives, health says so, and nothing is restarted', async () => {
  const { redis, one, two, olga, tab, roomId } = await peopleAtTwo();
  expect(await Promise.all([one.health(), two.health()])).toEqual(['200 ok', '200 ok']);
  await say(olga, roomId, 'before');
  await expect.poll(() => tab.texts, soon).toEqual(['before']);

  await redis.kill();
  await expect.poll(() => Promise.all([one.health(), two.health()]), soon).toEqual(['200 degraded', '200 degraded']);
  const texts = ['before'];
  const goneAt = performance.now();
  while (performance.now() - goneAt < awayMs) {
    texts.push((await say(olga, roomId, `meanwhile ${texts.length}`)).text);
    await expect.poll(() => tab.texts, withoutRedis).toEqual(texts);
  }

  await redis.start();
  await expect.poll(() => Promise.all([one.health(), two.health()]), withoutRedis).toEqual(['200 ok', '200 ok']);
  await say(olga, roomId, 'after');
  await expect.poll(() => tab.texts, soon).toEqual([...texts, 'after']);
  expect(tab.errors).toEqual([]);
  expect(one.output.text + two.output.text).not.toContain('unexpected error');
}, 120_000);

test('a server that was killed outright leaves nobody online: within 30 seconds the others see it', async () => {
  const { one, two, olga, tab, ...at } = await peopleAtTwo();
  openTab(olga, at, () => one.origin);
  await expect.poll(() => tab.online, soon).toEqual(['Olga', 'Tom']);
  one.child.kill('SIGKILL');
  const before = performance.now();
  await expect.poll(() => tab.online, { timeout: 30_000, interval: 100 }).toEqual(['Tom']);
  expect(performance.now() - before).toBeLessThan(30_000);
}, 120_000);

test('a server that is asked to end moves its people to the other one: nobody is refused, goes offline or misses anything', async () => {
  const { one, two, olga, tab, ...at } = await peopleAtTwo();
  let origin = one.origin;
  const hers = openTab(olga, at, () => origin);
  await expect.poll(() => tab.online, soon).toEqual(['Olga', 'Tom']);
  const online: string[][] = [];

  origin = two.origin; // as a proxy does once a server takes no more connections
  one.child.kill('SIGTERM');
  const texts: string[] = [];
  for await (const _ of setInterval(talkMs)) {
    if (one.child.exitCode !== null) break;
    const { text } = await say(at.tom, at.roomId, `message ${texts.length + 1}`);
    texts.push(text);
    online.push(tab.online);
  }
  expect(await exitOf(one.child)).toBe(0);
  expect(one.output.text).not.toContain('"level":50');
  await expect.poll(() => hers.texts, soon).toEqual(texts);
  expect(hers.sockets).toHaveLength(2);
  expect([...hers.errors, ...tab.errors]).toEqual([]);
  expect(online.every((names) => names.includes('Olga'))).toBe(true);
}, 120_000);

test('a client that does not move when it is asked to is cut after a while, and the server ends in time', async () => {
  const { one, olga } = await peopleAtTwo();
  const socket = olga.openSocket();
  await once(socket, 'open');
  const asked = once(socket, 'message');
  one.child.kill('SIGTERM');
  expect(JSON.parse(String((await asked)[0]))).toEqual({ id: null, method: 'reconnect' });
  await once(socket, 'close');
  expect(await exitOf(one.child)).toBe(0);
}, 120_000);

test('a request that is under way when a server is asked to end gets its answer', async () => {
  const { database, one, olga, roomId } = await peopleAtTwo();
  await using blocker = await database.pool.connect().then((client) => ({
    client,
    [Symbol.asyncDispose]: async () => client.release(),
  }));
  await blocker.client.query('BEGIN');
  await blocker.client.query('SELECT FROM rooms WHERE id = $1 FOR UPDATE', [roomId]);
  const said = say(olga, roomId, 'slow');
  await expect
    .poll(
      async () => (await database.pool.query(`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'`)).rowCount,
    )
    .toBeGreaterThan(0);
  one.child.kill('SIGTERM');
  await expect.poll(() => fetch(`${one.origin}/health`).catch(() => 'refused'), soon).toBe('refused');
  await blocker.client.query('COMMIT');
  expect((await said).text).toBe('slow');
  expect(await exitOf(one.child)).toBe(0);
}, 120_000);

test('workers run the jobs where the servers leave them, and a server without Redis stays out', async () => {
  const { database, env, one } = await testCluster([{ RUN_JOBS: 'false' }, { RUN_JOBS: 'false' }]);
  await twoPeople(one);
  const { db } = database;
  await db.session.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
  await db.$transaction((tx) => enqueue(tx, { name: 'auth.cleanUp', payload: {} }));

  const alone = startCommand('dist/main.js', [], { DATABASE_URL: env.DATABASE_URL, PORT: `${await freePort()}` });
  expect(await exitOf(alone.child)).toBe(1);
  expect(alone.output.text).toContain('Another Parley server runs on this database');
  expect(await db.session.count()).toBeGreaterThan(0);

  const worker = startCommand('dist/worker.js', [], env);
  await expect.poll(() => db.session.count(), withoutRedis).toBe(0);
  worker.child.kill('SIGTERM');
  expect(await exitOf(worker.child)).toBe(0);
}, 120_000);

test('a server starts while Redis is away, serves, and is whole once Redis is there', async () => {
  const { redis, env, olga, roomId } = await peopleAtTwo();
  await redis.kill();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  startCommand('dist/main.js', [], { ...env, PORT: `${port}`, NODE_ENV: 'production' });
  const status = () =>
    fetch(`${origin}/health`).then(
      async (response) => ((await response.json()) as { status: string }).status,
      () => 'refused',
    );
  await expect.poll(status, { timeout: 15_000 }).toBe('degraded');
  await say(alsoAt({ origin }, olga), roomId, 'all the same');
  await redis.start();
  await expect.poll(status, withoutRedis).toBe('ok');
}, 120_000);
