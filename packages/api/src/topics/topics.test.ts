import type { TopicId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { codesOf } from '#testing/codes-of.ts';
import { testWorld } from '#testing/world.ts';

test('a new topic stands last, and whoever follows the group hears of it', async () => {
  const { owner, groupId, events } = await testWorld();
  const second = await owner.ask.topics.create({ groupId, name: ' Patches ' });
  expect(second).toMatchObject({ groupId, name: 'Patches', position: 1 });
  expect(events).toEqual([{ type: 'topicCreated', groupId, version: 1, topic: second }]);
  expect((await owner.ask.groups.get({ groupId })).topics.map(({ name }) => name)).toEqual(['General', 'Patches']);
});

test('a topic is renamed where it stands', async () => {
  const { owner, member, groupId, events } = await testWorld();
  const mia = await member('Mia');
  const topic = await owner.ask.topics.create({ groupId, name: 'Patches' });
  const renamed = await owner.ask.topics.rename({ groupId, topicId: topic.id, name: 'Sounds' });
  expect(renamed).toEqual({ ...topic, name: 'Sounds' });
  expect(events.at(-1)).toEqual({ type: 'topicRenamed', groupId, version: 2, topic: renamed });
  expect((await mia.ask.groups.get({ groupId })).topics).toContainEqual(renamed);
});

test('topics move before another, to the end, and before themselves to where they stand', async () => {
  const { owner, groupId } = await testWorld();
  const names = ['A', 'B', 'C'];
  for (const name of names) await owner.ask.topics.create({ groupId, name });
  const order = async () => (await owner.ask.groups.get({ groupId })).topics.map(({ name }) => name).join('');
  const id = async (name: string) =>
    (await owner.ask.groups.get({ groupId })).topics.find((topic) => topic.name === name)?.id as TopicId;
  const general = await id('General');
  await owner.ask.topics.delete({ groupId, topicId: general });

  await owner.ask.topics.move({ groupId, topicId: await id('C'), before: await id('A') });
  expect(await order()).toBe('CAB');
  await owner.ask.topics.move({ groupId, topicId: await id('C'), before: null });
  expect(await order()).toBe('ABC');
  await owner.ask.topics.move({ groupId, topicId: await id('A'), before: await id('A') });
  expect(await order()).toBe('ABC');
  const before = v7() as TopicId;
  await expect(owner.ask.topics.move({ groupId, topicId: await id('A'), before })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('a topic goes with its rooms, and nobody stays in one of them', async () => {
  const { owner, member, groupId, events, db } = await testWorld();
  const mia = await member('Mia');
  const { topics, rooms } = await owner.ask.groups.get({ groupId });
  const [topicId, roomId] = [topics[0]?.id as TopicId, rooms[0]?.id ?? ('' as never)];
  const kept = await owner.ask.topics.create({ groupId, name: 'Kept' });
  await mia.ask.rooms.visit({ roomId });

  await owner.ask.topics.delete({ groupId, topicId });
  expect(events.at(-1)).toEqual({ type: 'topicDeleted', groupId, version: 2, topicId });
  expect(await mia.ask.groups.get({ groupId })).toMatchObject({ topics: [kept], rooms: [] });
  for (const { changes } of [owner, mia])
    expect(changes.at(-1)).toEqual({ type: 'roomsDeleted', groupId, roomIds: [roomId] });
  expect(await db.member.count({ where: { lastRoomId: { not: null } } })).toBe(0);
  await expect(mia.ask.messages.list({ roomId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a topic of another group is as missing as one that never was', async () => {
  const { owner, outsider, groupId, events } = await testWorld();
  const other = await outsider.ask.groups.create({ name: 'Other', description: '', category: 'other', isPublic: true });
  const { topics } = await outsider.ask.groups.get({ groupId: other.id });
  const topicId = topics[0]?.id as TopicId;
  const codes = await codesOf([
    owner.ask.topics.rename({ groupId, topicId, name: 'Mine' }),
    owner.ask.topics.move({ groupId, topicId, before: null }),
    owner.ask.topics.delete({ groupId, topicId }),
    owner.ask.rooms.create({ groupId, topicId, name: 'Mine', description: '' }),
    owner.ask.topics.delete({ groupId, topicId: v7() as TopicId }),
  ]);
  expect(new Set(codes)).toEqual(new Set(['NOT_FOUND']));
  expect(events).toEqual([]);
});

test('managers who create at the same moment get places of their own', async () => {
  const { owner, groupId } = await testWorld();
  await Promise.all(Array.from({ length: 20 }, (_, i) => owner.ask.topics.create({ groupId, name: `Topic ${i}` })));
  const { topics, version } = await owner.ask.groups.get({ groupId });
  expect(topics.map(({ position }) => position)).toEqual([...topics.keys()]);
  expect([topics.length, version]).toEqual([21, 20]);
});

test('the group is full at its limit, and a refused topic leaves nothing behind', async () => {
  const { owner, groupId, events, db } = await testWorld();
  const data = Array.from({ length: limits.topicsPerGroupMax - 2 }, (_, i) => ({
    groupId,
    name: `T${i}`,
    position: i + 1,
  }));
  await db.topic.createMany({ data });
  const both = [1, 2].map((i) => owner.ask.topics.create({ groupId, name: `Last ${i}` }));
  expect((await codesOf(both)).toSorted()).toEqual(['CONFLICT', 'OK']);
  const { topics, version } = await owner.ask.groups.get({ groupId });
  expect([topics.length, version, events.length]).toEqual([limits.topicsPerGroupMax, 1, 1]);
});

test('predecessor defect 1: nobody changes topics without being allowed to', async () => {
  const { owner, member, outsider, anybody, groupId, events } = await testWorld();
  const mia = await member('Mia');
  const before = await owner.ask.groups.get({ groupId });
  const topicId = before.topics[0]?.id as TopicId;
  const attempts = (ask: typeof anybody) =>
    codesOf([
      ask.topics.create({ groupId, name: 'Mine' }),
      ask.topics.rename({ groupId, topicId, name: 'Mine' }),
      ask.topics.move({ groupId, topicId, before: null }),
      ask.topics.delete({ groupId, topicId }),
    ]);
  expect(await attempts(anybody)).toEqual(Array(4).fill('UNAUTHORIZED'));
  expect(await attempts(outsider.ask)).toEqual(Array(4).fill('NOT_FOUND'));
  expect(await attempts(mia.ask)).toEqual(Array(4).fill('FORBIDDEN'));
  expect(events).toEqual([]);
  expect(await owner.ask.groups.get({ groupId })).toEqual(before);
});
