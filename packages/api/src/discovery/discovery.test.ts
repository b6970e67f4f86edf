import type { GroupId, RoomId } from '@parley/contract/ids';
import { expect, test } from 'vitest';
import type { GroupState, SearchIndex } from '#ports/search-index.ts';
import { expectQueries } from '#testing/expect-queries.ts';
import { callerOf, signIn, testProcess } from '#testing/process.ts';
import { testPeople } from '#testing/rows.ts';
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

test('what was searched for is marked where it stands, by a slip, a beginning, a stem or without its accents', async () => {
  const description = 'We’re playing Café jazz, l’été. 日本語もOK!';
  const { outsider } = await testWorld({ name: 'Synth-Club: Gaming', description });
  const marked = async (query: string) => {
    const { groups } = await outsider.ask.discovery.search({ query });
    const cut = (text: string, marks: [number, number][]) => marks.map(([from, to]) => text.slice(from, to));
    return groups.map(({ name, marks }) => [...cut(name, marks.name), ...cut(description, marks.description)]);
  };
  expect(await marked('syntg gam')).toEqual([['Synth', 'Gaming']]);
  expect(await marked('games')).toEqual([['Gaming']]);
  expect(await marked('cafe plays')).toEqual([['playing', 'Café']]);
  expect(await marked('were lete')).toEqual([['We’re', 'l’été']]);
  expect(await marked('日本')).toEqual([['日', '本']]);
  expect(await marked('')).toEqual([[]]);
});

test('predecessor defect 20: a page of public groups costs the same whatever their number, each comes once, the largest first', async () => {
  const world = await testWorld();
  const { db, outsider, deps, owner } = world;
  await deps.presence.connect({ id: 'tab', userId: owner.userId, choice: 'online' });
  const search = (cursor?: string | null) => outsider.ask.discovery.search({ sort: 'members', cursor });
  expect((await expectQueries(world, 4, () => search())).groups).toMatchObject([{ onlineCount: 1, isMember: false }]);
  const [ownerId = ''] = await testPeople(world, 1);
  const rows = Array.from({ length: 70 }, (_, i) => ({
    name: `Club ${i}`,
    ownerId,
    memberCount: i % 7,
    isPublic: true,
  }));
  await db.group.createMany({ data: [...rows, { name: 'Secret', isPublic: false, ownerId, memberCount: 99 }] });
  const first = await expectQueries(world, 4, () => search());
  const second = await expectQueries(world, 4, () => search(first.nextCursor));
  const third = await search(second.nextCursor);
  const all = [...first.groups, ...second.groups, ...third.groups];
  expect(third.nextCursor).toBeNull();
  expect(new Set(all.map(({ id }) => id)).size).toBe(71);
  const sizes = all.map(({ memberCount }) => memberCount);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(all.map(({ name }) => name)).not.toContain('Secret');
});

test('before joining, one sees the rooms, who is online and when something was last said, at a fixed cost', async () => {
  const world = await testWorld();
  const { db, deps, owner, outsider, groupId } = world;
  const look = () => outsider.ask.discovery.preview({ groupId });
  expect(await look()).toMatchObject({ lastMessageAt: null, onlineCount: 0, memberCount: 1, isMember: false });
  await deps.presence.connect({ id: 'tab', userId: owner.userId, choice: 'online' });
  const topic = await owner.ask.topics.create({ groupId, name: 'Gear' });
  await owner.ask.topics.create({ groupId, name: 'Empty' });
  const room = await owner.ask.rooms.create({ groupId, topicId: topic.id, name: 'patches', description: 'Cables' });
  const clientId = '01920000-0000-7000-8000-000000000000';
  await owner.ask.messages.send({ roomId: room.id, clientId, text: 'hello' });
  const { createdAt } = await db.message.findFirstOrThrow({ where: { roomId: room.id } });
  expect(await expectQueries(world, 6, look)).toMatchObject({
    onlineCount: 1,
    lastMessageAt: createdAt.toISOString(),
    topics: [
      { name: 'General', rooms: [{ name: 'home' }] },
      { name: 'Gear', rooms: [{ name: 'patches', description: 'Cables' }] },
    ],
  });
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
    prepare: async () => true,
    told,
    find: async () => ({ ids, matched: new Map(), facets: null, nextCursor: null, isDegraded: false }),
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
