import { randomUUID } from 'node:crypto';
import { jobs } from '@parley/api/jobs';
import { enqueue } from '@parley/api/ports/job-queue';
import { callerOf, signIn } from '@parley/api/testing/process';
import { roomOf, testPeople } from '@parley/api/testing/rows';
import type { ClientId, GroupId, UserId } from '@parley/contract/ids';
import { expect, test } from 'vitest';
import { testServer } from './testing/server.ts';

const token = 'a-token-that-nobody-guesses';

/** What a scrape reads: each series with its value. */
function seriesOf(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

test('Prometheus with the token reads how the process does, and nobody else does', async () => {
  const { origin } = await testServer({ METRICS_TOKEN: token });
  const get = (authorization?: string) =>
    fetch(`${origin}/metrics`, { headers: authorization ? { authorization } : {} });
  for (const wrong of [undefined, 'Bearer', 'Bearer a-token', `Basic ${token}`]) {
    expect((await get(wrong)).status).toBe(401);
  }
  await fetch(`${origin}/health`);
  const response = await get(`Bearer ${token}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const series = seriesOf(await response.text());
  expect(series.get('parley_bus_up')).toBe(1);
  expect(series.get('parley_sockets')).toBe(0);
  const answered = 'parley_http_request_duration_seconds_count';
  expect(series.get(`${answered}{method="GET",route="/health",status="200"}`)).toBe(1);
  expect(series.get(`${answered}{method="GET",route="/metrics",status="401"}`)).toBe(4);
  expect(series.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
});

test('jobs that wait and jobs that have failed for good are counted', async () => {
  const { origin, deps } = await testServer({ METRICS_TOKEN: token });
  const later = "now() + interval '1 hour'";
  for (const change of [`run_at = ${later}`, `attempts = max_attempts, run_at = ${later}`]) {
    await deps.db.$transaction(async (tx) => {
      await enqueue(tx, { name: 'auth.cleanUp', payload: {} });
      await tx.$executeRawUnsafe(
        `UPDATE graphile_worker._private_jobs SET ${change} WHERE attempts = 0 AND run_at <= now()`,
      );
    });
  }
  const read = async () => {
    const response = await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    const series = seriesOf(await response.text());
    return ['waiting', 'running', 'dead'].map((state) => series.get(`parley_jobs{state="${state}"}`));
  };
  await expect.poll(read).toEqual([1, 0, 1]);
});

test('how far the index is behind is measured from the change, however often it was tried to write it', async () => {
  const { origin, deps } = await testServer({ METRICS_TOKEN: token });
  const lag = async () => {
    const response = await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    return seriesOf(await response.text()).get('parley_search_lag_seconds');
  };
  expect(await lag()).toBe(0);
  const groupId = '01920000-0000-7000-8000-000000000000' as GroupId;
  const later = new Date(Date.now() + 3_600_000);
  await enqueue(deps.db, { name: 'discovery.write', payload: { groupId }, runAt: later });
  await deps.db
    .$executeRaw`UPDATE graphile_worker._private_jobs SET created_at = now() - interval '90 seconds', attempts = 3`;
  expect(await lag()).toBeGreaterThanOrEqual(90);
});

test('what the search has not seen yet is counted until its job was there', async () => {
  const { origin, deps, database } = await testServer({ METRICS_TOKEN: token });
  const read = async (name: string) => {
    const response = await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    return seriesOf(await response.text()).get(name);
  };
  const people = await testPeople(database, 1);
  const { roomId } = await roomOf(database, people);
  const [userId = '' as UserId] = people;
  const ask = callerOf(deps, await signIn(database, userId));
  await ask.messages.send({ roomId, clientId: randomUUID() as ClientId, text: 'Anybody?' });
  expect(await read('parley_search_messages_behind')).toBe(1);
  expect(await read('parley_search_messages_lag_seconds')).toBeGreaterThan(0);
  await jobs['search.indexChanges'].run(deps, {});
  expect(await read('parley_search_messages_behind')).toBe(0);
});

test('without a token there is no such page', async () => {
  const { origin } = await testServer();
  expect((await fetch(`${origin}/metrics`)).status).toBe(404);
});
