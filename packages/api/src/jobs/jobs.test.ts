import type { JobsView } from '@parley/contract/jobs';
import { expect, test } from 'vitest';
import { enqueue } from '#ports/job-queue.ts';
import { type TestDatabase, testDatabase } from '#testing/database.ts';
import { callerOf, signIn, testProcess } from '#testing/process.ts';
import { testPeople } from '#testing/rows.ts';

/** An operator, somebody who is none, and a queue with one job of each state. */
async function world() {
  const database = await testDatabase();
  const { db } = database;
  const deps = testProcess(database);
  const [olga, tom] = await testPeople(database, 2);
  if (!olga || !tom) throw new Error('there are two');
  await db.user.update({ where: { id: olga }, data: { isOperator: true } });
  const operator = callerOf(deps, await signIn(database, olga));
  const person = callerOf(deps, await signIn(database, tom));
  await add(database, 'attempts = 0');
  await add(database, "attempts = 1, locked_at = now(), locked_by = 'somebody'");
  const retrying = await add(database, "attempts = 2, last_error = 'no answer', run_at = now() + interval '1 day'");
  const givenUp = await add(database, "attempts = 1, max_attempts = 1, last_error = '550 nobody here'");
  return { database, operator, person, retrying, givenUp };
}

async function add({ db, pool }: TestDatabase, set: string): Promise<string> {
  await enqueue(db, { name: 'auth.mailPasswordReset', payload: { email: 'ana@example.org' } });
  const { rows } = await pool.query<{ id: string }>(
    `UPDATE graphile_worker._private_jobs SET ${set}
     WHERE id = (SELECT max(id) FROM graphile_worker._private_jobs) RETURNING id`,
  );
  return rows[0]?.id ?? '';
}

const idsOf = ({ failed }: JobsView) => failed.map(({ id }) => id);

test('an operator sees what waits, runs and went wrong, and nothing of whom it is about', async () => {
  const { operator, retrying, givenUp } = await world();
  const seen = await operator.jobs.list();
  expect(seen.counts).toEqual({ waiting: 1, running: 1, retrying: 1, givenUp: 1 });
  expect(seen.failed).toMatchObject([
    { id: givenUp, name: 'auth.mailPasswordReset', attempts: 1, error: '550 nobody here', nextAt: null },
    { id: retrying, attempts: 2, error: 'no answer', nextAt: expect.any(String) },
  ]);
  expect(JSON.stringify(seen)).not.toContain('ana@example.org');
});

test('what went wrong can be tried again, with all its attempts', async () => {
  const { operator, retrying, givenUp } = await world();
  await operator.jobs.retry({ ids: [givenUp, retrying] });
  expect(await operator.jobs.list()).toMatchObject({ counts: { waiting: 3, running: 1 }, failed: [] });
});

test('what went wrong can be discarded; what waits or runs stays', async () => {
  const { database, operator, retrying, givenUp } = await world();
  const { rows } = await database.pool.query<{ id: string }>('SELECT id FROM graphile_worker.jobs');
  await operator.jobs.discard({ ids: [givenUp] });
  expect(idsOf(await operator.jobs.list())).toEqual([retrying]);
  await operator.jobs.discard({ ids: rows.map(({ id }) => id) });
  expect(await operator.jobs.list()).toEqual({
    counts: { waiting: 1, running: 1, retrying: 0, givenUp: 0 },
    failed: [],
  });
});

test('nobody but an operator sees or touches jobs', async () => {
  const { operator, person, givenUp } = await world();
  const refused = { code: 'FORBIDDEN' };
  await expect(person.jobs.list()).rejects.toMatchObject(refused);
  await expect(person.jobs.retry({ ids: [givenUp] })).rejects.toMatchObject(refused);
  await expect(person.jobs.discard({ ids: [givenUp] })).rejects.toMatchObject(refused);
  expect(idsOf(await operator.jobs.list())).toContain(givenUp);
});
