import { timetable } from '@parley/api/jobs';
import { enqueue } from '@parley/api/ports/job-queue';
import { testDatabase } from '@parley/api/testing/database';
import { openDb } from '@parley/db';
import { expect, test, vi } from 'vitest';
import { leaseJobs } from './adapters/job-lease.ts';
import { holdDatabase } from './adapters/only-server.ts';
import { testServer } from './testing/server.ts';
import { ana, visit } from './testing/visitor.ts';

const onLost = (error: Error) => expect.unreachable(error.message);

test('a job runs after the commit of what asked for it, and never when that was rolled back', async () => {
  const server = await testServer();
  const { db } = server.database;
  await visit(server).trpc.auth.signUp.mutate(ana);
  await db.session.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });

  const undone = db.$transaction(async (tx) => {
    await enqueue(tx, { name: 'auth.cleanUp', payload: {} });
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow('changed my mind');
  expect(await db.$queryRaw`SELECT id FROM graphile_worker.jobs`).toEqual([]);

  await db.$transaction((tx) => enqueue(tx, { name: 'auth.cleanUp', payload: {} }));
  await vi.waitFor(async () => expect(await db.session.count()).toBe(0), 5_000);
});

test('what runs by the clock is given the time beside its payload, and runs', async () => {
  const { db } = (await testServer()).database;
  const payload = JSON.stringify({ _cron: { ts: new Date().toISOString(), backfilled: false } });
  for (const { name } of timetable) await db.$executeRaw`SELECT graphile_worker.add_job(${name}, ${payload}::json)`;
  const left = () => db.$queryRaw`SELECT task_identifier, last_error FROM graphile_worker.jobs`;
  await vi.waitFor(async () => expect(await left()).toEqual([]), 5_000);
});

test('a second server on the database refuses to start and says why; after the first has ended it may', async () => {
  const { url } = await testDatabase();
  await using one = openDb(url, 2);
  await using other = openDb(url, 2);
  const held = await holdDatabase(one.pool, { onLost });
  const attempt = holdDatabase(other.pool, { waitMs: 150, onLost });
  await expect(attempt).rejects.toThrow('Another Parley server runs on this database');
  await held[Symbol.asyncDispose]();
  await using _taken = await holdDatabase(other.pool, { onLost });
});

test('a lock that was lost with its connection is taken again', async () => {
  const { database } = await testServer();
  const holders = () =>
    database.pool.query<{ pid: number }>(`SELECT pid FROM pg_locks WHERE locktype = 'advisory'
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND granted`);
  const [first] = (await holders()).rows;
  await database.pool.query('SELECT pg_terminate_backend($1)', [first?.pid]);
  await vi.waitFor(async () => {
    const { rows } = await holders();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.pid).not.toBe(first?.pid);
  }, 5_000);
  await using other = openDb(database.url, 2);
  await expect(holdDatabase(other.pool, { waitMs: 0, onLost })).rejects.toThrow('Another Parley server');
});

test('a job is its worker’s while that lives, however long it takes, and anybody’s soon after', async () => {
  const { url, db } = await testDatabase();
  const report = (error: unknown) => expect.unreachable(String(error));
  const owner = openDb(url, 2);
  await using other = openDb(url, 2);
  const lease = await leaseJobs(owner.pool, { report, lookMs: 20 });
  await lease.hold('living');
  await enqueue(db, { name: 'auth.cleanUp', payload: {} });
  await enqueue(db, { name: 'auth.cleanUp', payload: {} });
  const take = (name: string) => db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET locked_by = ${name}, locked_at = now() - interval '3 hours'
    WHERE id = (SELECT min(id) FROM graphile_worker._private_jobs WHERE locked_by IS NULL)`;
  const holders = async () => {
    const rows = await db.$queryRaw<{ name: string | null }[]>`
      SELECT locked_by AS name FROM graphile_worker.jobs ORDER BY id`;
    return rows.map(({ name }) => name);
  };
  await take('living');
  await take('dead');
  await using _other = await leaseJobs(other.pool, { report, lookMs: 20 });
  await vi.waitFor(async () => expect(await holders()).toEqual(['living', null]), 5_000);

  await lease[Symbol.asyncDispose]();
  await owner[Symbol.asyncDispose]();
  await vi.waitFor(async () => expect(await holders()).toEqual([null, null]), 5_000);
});
