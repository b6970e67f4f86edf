import { limits } from '@parley/contract/limits';
import { expect, test } from 'vitest';
import { codesOf } from '#testing/codes-of.ts';
import { expectQueries } from '#testing/expect-queries.ts';
import { testWorld } from '#testing/world.ts';

const club = { name: 'Chess Club', description: 'Slow games', category: 'gaming', isPublic: true } as const;

test('a new group has its maker as owner and only member, the topic General and the room home, and stands on their rail', async () => {
  const { outsider: maker } = await testWorld();
  const summary = await maker.ask.groups.create({ ...club, name: ' Chess Club ' });
  const group = await maker.ask.groups.get({ groupId: summary.id });
  expect(group).toMatchObject({ ...club, version: 0, ownerId: maker.userId, memberCount: 1 });
  expect(group.topics).toMatchObject([{ name: 'General', position: 0 }]);
  expect(group.rooms).toMatchObject([{ name: 'home', position: 0, topicId: group.topics[0]?.id }]);
  expect(maker.changes).toMatchObject([{ type: 'groupJoined', group: summary, badges: [{ lastSeq: 0 }] }]);
});

test('a name of spaces, or one that is too long, makes no group', async () => {
  const { owner } = await testWorld();
  const tooLong = 'x'.repeat(limits.groupNameMaxChars + 1);
  await expect(owner.ask.groups.create({ ...club, name: '  ' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await expect(owner.ask.groups.create({ ...club, name: tooLong })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('nobody is in more groups than the limit, however fast they ask', async () => {
  const { db, outsider, groupId } = await testWorld();
  const { userId, ask } = outsider;
  const count = limits.groupsPerUserMax - 1;
  const groups = await db.group.createManyAndReturn({
    data: Array.from({ length: count }, () => ({ ...club, ownerId: userId, memberCount: 1 })),
  });
  await db.member.createMany({ data: groups.map(({ id }) => ({ groupId: id, userId })) });

  const codes = await codesOf([ask.groups.create(club), ask.groups.create(club), ask.groups.join({ groupId })]);
  expect(codes.toSorted()).toEqual(['CONFLICT', 'CONFLICT', 'OK']);
  expect(await db.member.count({ where: { userId } })).toBe(limits.groupsPerUserMax);
});

test('who edits the group changes it for everybody, and everybody hears its new name', async () => {
  const { owner, member, groupId, events } = await testWorld();
  const mia = await member('Mia');
  const head = await owner.ask.groups.edit({ groupId, ...club });
  expect(head).toEqual({ ...club, tags: [], icon: null, wallpaper: null, ownerId: owner.userId });
  expect(events).toEqual([{ type: 'groupEdited', groupId, version: 1, head }]);
  expect(await mia.ask.groups.get({ groupId })).toMatchObject({ ...club, version: 1 });
});

test('the owner gives the group to a member, and to nobody else', async () => {
  const { owner, member, outsider, groupId, events } = await testWorld();
  const mia = await member('Mia');
  const toOutsider = owner.ask.groups.transfer({ groupId, userId: outsider.userId });
  await expect(toOutsider).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const byMember = mia.ask.groups.transfer({ groupId, userId: mia.userId });
  await expect(byMember).rejects.toMatchObject({ code: 'FORBIDDEN' });

  await owner.ask.groups.transfer({ groupId, userId: mia.userId });
  expect(events).toMatchObject([{ type: 'groupEdited', version: 1, head: { ownerId: mia.userId } }]);
  await mia.ask.groups.edit({ groupId, ...club });
  await expect(owner.ask.groups.edit({ groupId, ...club })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('of two gifts at one moment only the first counts', async () => {
  const { owner, member, groupId } = await testWorld();
  const people = [await member('Mia'), await member('Noa')];
  const codes = await codesOf(people.map(({ userId }) => owner.ask.groups.transfer({ groupId, userId })));
  expect(codes.toSorted()).toEqual(['FORBIDDEN', 'OK']);
  expect(await owner.ask.groups.get({ groupId })).toMatchObject({ version: 1 });
});

test('a private group shows nothing of itself to outsiders; a public one shows a preview and lets nobody in by itself', async () => {
  const { owner, member, outsider, groupId } = await testWorld({ description: 'Knobs' });
  const mia = await member('Mia');
  const { isMember, ...preview } = await outsider.ask.discovery.preview({ groupId });
  expect({ isMember, ...preview }).toEqual({ ...preview, isMember: false, description: 'Knobs', memberCount: 2 });
  await expect(outsider.ask.groups.get({ groupId })).rejects.toMatchObject({ code: 'NOT_FOUND' });

  await owner.ask.groups.edit({ groupId, ...club, isPublic: false });
  await expect(outsider.ask.discovery.preview({ groupId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await mia.ask.discovery.preview({ groupId })).toMatchObject({ isMember: true, isPublic: false });
});

test('predecessor defect 20: fetching a group costs as many queries with 50 rooms as with one', async () => {
  const world = await testWorld();
  const { owner, groupId, db } = world;
  const { topics } = await owner.ask.groups.get({ groupId });
  const fetch = () => owner.ask.groups.get({ groupId });
  await expectQueries(world, 4, fetch);
  const topicId = topics[0]?.id ?? null;
  await db.topic.createMany({
    data: Array.from({ length: 49 }, (_, i) => ({ groupId, name: `T${i}`, position: i + 1 })),
  });
  await db.room.createMany({
    data: Array.from({ length: 49 }, (_, i) => ({ groupId, topicId, name: `R${i}`, position: i + 1 })),
  });
  const group = await expectQueries(world, 4, fetch);
  expect([group.topics.length, group.rooms.length]).toEqual([50, 50]);
});

test('a group that was deleted can be asked for nothing more', async () => {
  const { owner, member, outsider, groupId } = await testWorld();
  const mia = await member('Mia');
  await owner.ask.groups.delete({ groupId, name: 'Synth Club' });
  const codes = await codesOf([
    owner.ask.groups.get({ groupId }),
    owner.ask.groups.edit({ groupId, ...club }),
    owner.ask.groups.delete({ groupId, name: 'Synth Club' }),
    owner.ask.topics.create({ groupId, name: 'Late' }),
    mia.ask.groups.leave({ groupId }),
    mia.ask.members.list({ groupId }),
    outsider.ask.groups.join({ groupId }),
    outsider.ask.discovery.preview({ groupId }),
  ]);
  expect(new Set(codes)).toEqual(new Set(['NOT_FOUND']));
  expect((await outsider.ask.discovery.search({})).groups).toEqual([]);
});

test('who changes a group at the moment of its deletion is told that it is gone, not that the server failed', async () => {
  const { owner, groupId } = await testWorld();
  const changes = Array.from({ length: 6 }, (_, i) => owner.ask.topics.create({ groupId, name: `Topic ${i}` }));
  const codes = await codesOf([owner.ask.groups.delete({ groupId, name: 'Synth Club' }), ...changes]);
  expect(['NOT_FOUND', 'OK']).toEqual(expect.arrayContaining(codes));
});

test('tags are words in small letters, each once; who edits the rest leaves them as they are', async () => {
  const { owner, groupId } = await testWorld();
  const tagged = await owner.ask.groups.edit({ groupId, ...club, tags: ['Hardware', 'modular synths'] });
  expect(tagged.tags).toEqual(['hardware', 'modular synths']);
  expect((await owner.ask.groups.edit({ groupId, ...club })).tags).toEqual(tagged.tags);
  for (const tags of [['a', 'A'], ['1', '2', '3', '4', '5', '6'], ['']]) {
    await expect(owner.ask.groups.edit({ groupId, ...club, tags })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  }
});
