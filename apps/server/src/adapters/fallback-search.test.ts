import { callerOf, signIn } from '@parley/api/testing/process';
import { testPeople } from '@parley/api/testing/rows';
import type { UserId } from '@parley/contract/ids';
import { expect, test } from 'vitest';
import { freePort } from '#testing/processes.ts';
import { testServer } from '#testing/server.ts';

test('while OpenSearch is away, Postgres answers and says so, and groups are made as ever', async () => {
  const { deps, database } = await testServer({ OPENSEARCH_URL: `http://127.0.0.1:${await freePort()}` });
  const [userId = '' as UserId] = await testPeople(database, 1);
  const olga = callerOf(deps, await signIn(database, userId));
  await olga.groups.create({ name: 'Synth Club', description: '', category: 'music', isPublic: true });
  for (let i = 0; i < 2; i++) {
    const { groups, isDegraded } = await olga.discovery.search({ query: 'syntg' });
    expect([isDegraded, groups.map(({ name }) => name)]).toEqual([true, ['Synth Club']]);
  }
  expect(await database.db.$queryRaw`SELECT task_identifier FROM graphile_worker.jobs`).toEqual([
    { task_identifier: 'discovery.write' },
  ]);
});
