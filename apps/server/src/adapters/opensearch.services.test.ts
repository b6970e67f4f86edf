import { randomUUID } from 'node:crypto';
import { catchUp } from '@parley/api/discovery/jobs';
import { listGroupStates } from '@parley/api/discovery/queries';
import { indexMessages } from '@parley/api/search/service';
import { testDatabase } from '@parley/api/testing/database';
import { messageIndexSuite } from '@parley/api/testing/message-index-suite';
import { callerOf, failOn, signIn } from '@parley/api/testing/process';
import { testPeople } from '@parley/api/testing/rows';
import { searchSuite } from '@parley/api/testing/search-suite';
import { testWorld } from '@parley/api/testing/world';
import type { ClientId, GroupId, RoomId, UserId } from '@parley/contract/ids';

import { expect, test } from 'vitest';
import { testOpenSearch } from '#testing/opensearch.ts';
import { testServer } from '#testing/server.ts';
import { openSearchMessages } from './opensearch-messages.ts';
import { rebuildGroups, rebuildMessages } from './opensearch-rebuild.ts';
import { openSearchIndex } from './opensearch-search.ts';
import { servingAlias } from './opensearch-writing.ts';

searchSuite(async ({ db }) => {
  const client = await testOpenSearch();
  await rebuildGroups(client, db);
  const settle = async () => void (await client.indices.refresh({ index: servingAlias }));
  return { index: openSearchIndex(client, db), settle };
});

test('building the index anew while groups are written, hidden and deleted loses nothing, and nobody’s search fails', {
  timeout: 60_000,
}, async () => {
  const { db, ...rest } = await testDatabase();
  const client = await testOpenSearch();
  const index = openSearchIndex(client, db);
  const [ownerId = ''] = await testPeople({ db, ...rest }, 1);
  const ids = Array.from({ length: 3_000 }, () => randomUUID() as GroupId);
  await db.group.createMany({ data: ids.map((id, i) => ({ id, ownerId, name: `Choir ${i}`, isPublic: true })) });
  await rebuildGroups(client, db);

  let isBuilding = true;
  async function write(from: number) {
    for (let i = from; isBuilding; i = (i + 7) % ids.length) {
      const id = ids[i] as GroupId;
      await db.group.update({ where: { id }, data: { name: `Band ${i}`, isPublic: i % 3 > 0, memberCount: i } });
      await retried(async () => index.write(await listGroupStates(db, [id])));
      const everything = { query: '', category: null, tags: [], sort: 'relevance', cursor: null } as const;
      expect((await index.find(everything)).ids.length).toBeGreaterThan(0);
    }
  }
  const writers = [0, 1, 2].map((from) => write(from));
  for (let i = 0; i < 2; i++) await rebuildGroups(client, db);
  isBuilding = false;
  await Promise.all(writers);

  await client.indices.refresh({ index: servingAlias });
  const { body } = await client.search({ index: servingAlias, body: { size: 3_000, version: true } });
  const held = body.hits.hits.map(({ _id, _version }) => `${_id} ${_version}`);
  const shown = await db.group.findMany({ where: { isPublic: true }, select: { id: true, searchVersion: true } });
  expect(held.toSorted()).toEqual(shown.map(({ id, searchVersion }) => `${id} ${searchVersion}`).toSorted());
});

test('an index that was emptied while it was away is built anew, and what failed meanwhile is written at once', async () => {
  const client = await testOpenSearch();
  const { deps, database } = await testServer({ OPENSEARCH_URL: process.env.TEST_OPENSEARCH_URL ?? '' });
  const { db } = database;
  await expect.poll(async () => (await client.indices.existsAlias({ name: servingAlias })).body).toBe(true);
  const [ownerId = ''] = await testPeople(database, 1);
  const group = await db.group.create({ data: { ownerId, name: 'Synth Club', isPublic: true } });
  const payload = JSON.stringify({ groupId: group.id });
  await db.$executeRaw`
    SELECT graphile_worker.add_job('discovery.write', ${payload}::json, run_at => now() + interval '1 day')`;
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = 9 WHERE run_at > now() + interval '1 hour'`;
  await client.indices.delete({ index: 'parley-groups*' });
  await catchUp(deps);
  const waiting = () => db.$queryRaw`SELECT FROM graphile_worker.jobs WHERE task_identifier = 'discovery.write'`;
  await expect.poll(waiting, { timeout: 5_000 }).toEqual([]);
  await client.indices.refresh({ index: servingAlias });
  const everything = { query: 'synth', category: null, tags: [], sort: 'relevance', cursor: null } as const;
  expect(await deps.search.find(everything)).toMatchObject({ isDegraded: false, ids: [group.id] });
});

test('what moves while somebody pages is read as it was at the second page, and goes on where that moment is over', async () => {
  const { db, ...rest } = await testDatabase();
  const client = await testOpenSearch();
  const index = openSearchIndex(client, db);
  const [ownerId = ''] = await testPeople({ db, ...rest }, 1);
  const ids = Array.from({ length: 150 }, () => randomUUID() as GroupId);
  const data = ids.map((id, i) => ({ id, ownerId, name: `Choir ${i}`, isPublic: true, memberCount: i + 1 }));
  await db.group.createMany({ data });
  await rebuildGroups(client, db);
  const query = { query: 'choir', category: null, tags: [], sort: 'members' } as const;
  const page = (cursor: string | null) => index.find({ ...query, cursor });
  const [first, seen] = [await page(null), [] as GroupId[]];
  const second = await page(first.nextCursor);
  seen.push(...first.ids, ...second.ids);
  for (const [i, id] of ids.entries()) {
    await db.group.update({ where: { id }, data: { memberCount: ids.length - i } });
  }
  await index.write(await listGroupStates(db, ids));
  await client.indices.refresh({ index: servingAlias });
  const third = await page(second.nextCursor);
  const fourth = await page(third.nextCursor);
  const last = await page(fourth.nextCursor);
  seen.push(...third.ids, ...fourth.ids, ...last.ids);
  expect(seen).toEqual(ids.toReversed());
  expect(last.nextCursor).toBeNull();

  await client.deletePit({ body: { pit_id: [JSON.parse(fourth.nextCursor ?? '')[2]] } });
  expect((await page(fourth.nextCursor)).ids.length).toBeGreaterThan(0);
});

/** As a job does: it runs again when the index that it began to write to is gone. */
async function retried(run: () => Promise<void>) {
  await run().catch(run);
}

test('a server with OpenSearch builds the index, and its jobs bring each change to it', async () => {
  const client = await testOpenSearch();
  const { deps, database } = await testServer({ OPENSEARCH_URL: process.env.TEST_OPENSEARCH_URL ?? '' });
  await expect.poll(async () => (await client.indices.existsAlias({ name: servingAlias })).body).toBe(true);
  const [userId = '' as UserId] = await testPeople(database, 1);
  const olga = callerOf(deps, await signIn(database, userId));
  const { id } = await olga.groups.create({ name: 'Synth Club', description: '', category: 'music', isPublic: true });
  const names = async () => {
    const { groups, isDegraded } = await olga.discovery.search({ query: 'syntg' });
    return { isDegraded, names: groups.map(({ name }) => name) };
  };
  await expect.poll(names, { timeout: 5_000 }).toEqual({ isDegraded: false, names: ['Synth Club'] });
  await olga.groups.delete({ groupId: id, name: 'Synth Club' });
  expect(await names()).toEqual({ isDegraded: false, names: [] });
});

messageIndexSuite(async ({ db }) => {
  const client = await testOpenSearch();
  await rebuildMessages(client, db);
  return openSearchMessages(client, failOn);
});

test('an index of messages that is built anew holds what the rooms say, and no search fails meanwhile', async () => {
  const { deps, groupId, owner, db } = await testWorld();
  const client = await testOpenSearch();
  await rebuildMessages(client, db);
  const messageIndex = openSearchMessages(client, failOn);
  const room = await db.room.findFirstOrThrow({ where: { groupId } });
  for (let i = 0; i < 30; i++) {
    await owner.ask.messages.send({ roomId: room.id as RoomId, clientId: randomUUID() as ClientId, text: `note ${i}` });
  }
  await indexMessages({ ...deps, messageIndex });
  let isBuilding = true;
  const building = rebuildMessages(client, db).finally(() => {
    isBuilding = false;
  });
  while (isBuilding) {
    const places = await messageIndex.find({ ...anything, roomIds: [room.id as RoomId], words: ['note'] });
    expect(places).toHaveLength(30);
  }
  expect(await building).toBe(30);
});

const anything = { authorId: null, from: null, until: null, after: null, take: 50 };
