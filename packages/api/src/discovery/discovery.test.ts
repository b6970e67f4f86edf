import type { GroupId, RoomId } from '@parley/contract/ids';
import { expect, test } from 'vitest';
import type { GroupState, SearchIndex } from '#ports/search-index.ts';
import { callerOf, signIn, testProcess } from '#testing/process.ts';
import { testWorld } from '#testing/world.ts';
import { refreshActivity, writeGroup } from './jobs.ts';

test('people find a public group by a slip of its name, and see whether they are in it', async () => {
  const { owner, outsider, groupId } = await testWorld();
  const found = await outsider.ask.discovery.search({ query: 'syntg clbu' });
  expect(found.groups).toMatchObject([{ id: groupId, name: 'Synth Club', isMember: false }]);
  expect(found.facets).toMatchObject({
    total: 1,
    suggestion: 'synth club',
    categories: [{ category: 'music', count: 1 }],
  });
  expect((await owner.ask.discovery.search({ query: 'synth' })).groups).toMatchObject([{ isMember: true }]);
});

test('nobody finds a private group, and who isn’t signed in finds nothing', async () => {
  const { owner, anybody } = await testWorld({ isPublic: false });
  expect((await owner.ask.discovery.search({ query: 'synth' })).groups).toEqual([]);
  await expect(anybody.discovery.search({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
});

/** An index that holds what it held at the beginning, as one whose jobs are late, and keeps what it is told. */
function lateIndex(ids: GroupId[]): SearchIndex & { told: GroupState[] } {
  const told: GroupState[] = [];
  return {
    isApart: true,
    told,
    find: async () => ({ ids, facets: null, nextCursor: null, isDegraded: false }),
    write: async (states) => void told.push(...states),
  };
}

test('a group that was made private is gone from the results at that moment, whatever the index still holds', async () => {
  const { db, groupId, outsider, owner } = await testWorld();
  const caller = callerOf(testProcess({ db }, { search: lateIndex([groupId]) }), await signIn({ db }, outsider.userId));
  expect((await caller.discovery.search({})).groups).toHaveLength(1);
  await owner.ask.groups.edit({ groupId, name: 'Synth Club', description: '', category: 'music', isPublic: false });
  expect((await caller.discovery.search({})).groups).toEqual([]);
});

test('changes of a group and of its members wait as one job, which tells the index what is so when it runs', async () => {
  const { db, groupId, owner, outsider } = await testWorld();
  const search = lateIndex([]);
  const deps = testProcess({ db }, { search });
  const waiting = () => db.$queryRaw`SELECT key FROM graphile_worker.jobs`;
  expect(await waiting()).toEqual([]);
  const as = async ({ userId }: typeof owner) => callerOf(deps, await signIn({ db }, userId));
  const head = { name: 'Synth Union', description: '', category: 'music', isPublic: true } as const;
  await (await as(owner)).groups.edit({ groupId, ...head });
  await (await as(outsider)).groups.join({ groupId });
  expect(await waiting()).toEqual([{ key: `discovery.write:${groupId}` }]);
  await writeGroup(deps, { groupId });
  await (await as(owner)).groups.edit({ groupId, ...head, isPublic: false });
  await writeGroup(deps, { groupId });
  const [shown, hidden] = search.told;
  expect(shown).toMatchObject({ id: groupId, document: { name: 'Synth Union', members: 2 } });
  expect(hidden?.document).toBeNull();
  expect(hidden?.version).toBeGreaterThan(shown?.version ?? Number.POSITIVE_INFINITY);
});

test('what is said makes a group livelier, and less so with each hour', async () => {
  const { db, deps, groupId, owner } = await testWorld();
  const room = await db.room.findFirstOrThrow({ where: { groupId } });
  for (let i = 0; i < 4; i++) {
    const clientId = `01920000-0000-7000-8000-00000000000${i}`;
    await owner.ask.messages.send({ roomId: room.id as RoomId, clientId, text: 'hello' });
  }
  const activity = async () => (await db.group.findUniqueOrThrow({ where: { id: groupId } })).activity;
  await refreshActivity(deps);
  expect(await activity()).toBe(4);
  await refreshActivity(deps);
  expect(await activity()).toBeCloseTo(3.967, 3);
});
