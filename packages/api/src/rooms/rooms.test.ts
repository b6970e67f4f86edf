import type { ClientId, RoomId, TopicId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { getSnapshot } from '#me/queries.ts';
import { codesOf } from '#testing/codes-of.ts';
import { testWorld } from '#testing/world.ts';

const text = { name: 'Modular', description: 'Cables' };

/** The world with its first topic and room at hand. */
async function roomWorld() {
  const world = await testWorld();
  const { topics, rooms } = await world.owner.ask.groups.get({ groupId: world.groupId });
  return { ...world, topicId: topics[0]?.id as TopicId, home: rooms[0]?.id as RoomId };
}

test('a new room stands last in its topic, and whoever follows the group hears of it', async () => {
  const { owner, member, groupId, topicId, home, events } = await roomWorld();
  const mia = await member('Mia');
  const room = await owner.ask.rooms.create({ groupId, topicId, ...text });
  expect(room).toMatchObject({ groupId, topicId, ...text, position: 1 });
  expect(events).toEqual([{ type: 'roomCreated', groupId, version: 1, room }]);
  expect((await mia.ask.groups.get({ groupId })).rooms.map(({ id }) => id)).toEqual([home, room.id]);
});

test('predecessor defect 19: a room is renamed and described', async () => {
  const { owner, member, groupId, home, events } = await roomWorld();
  const mia = await member('Mia');
  const room = await owner.ask.rooms.edit({ groupId, roomId: home, ...text });
  expect(room).toMatchObject({ id: home, ...text, position: 0 });
  expect(events).toEqual([{ type: 'roomEdited', groupId, version: 1, room }]);
  expect((await mia.ask.groups.get({ groupId })).rooms).toEqual([room]);
  await owner.ask.rooms.edit({ groupId, roomId: home, name: 'home', description: '' });
  expect((await mia.ask.groups.get({ groupId })).rooms).toMatchObject([{ name: 'home', description: '' }]);
});

test('rooms move within their topic and into another', async () => {
  const { owner, groupId, topicId, home, events } = await roomWorld();
  const { id: second } = await owner.ask.rooms.create({ groupId, topicId, ...text });
  const { id: third } = await owner.ask.rooms.create({ groupId, topicId, ...text });
  const { id: other } = await owner.ask.topics.create({ groupId, name: 'Other' });
  const places = async () => {
    const { rooms } = await owner.ask.groups.get({ groupId });
    const of = (topic: TopicId) => rooms.filter((room) => room.topicId === topic).map(({ id }) => id);
    return [of(topicId), of(other)];
  };

  const answer = await owner.ask.rooms.move({ groupId, roomId: third, topicId, before: home });
  expect(await places()).toEqual([[third, home, second], []]);
  expect(events.at(-1)).toEqual({ type: 'roomsReordered', groupId, version: 4, rooms: answer });
  expect((await owner.ask.groups.get({ groupId })).rooms).toEqual(answer);
  await owner.ask.rooms.move({ groupId, roomId: home, topicId: other, before: null });
  expect(await places()).toEqual([[third, second], [home]]);
  await owner.ask.rooms.move({ groupId, roomId: second, topicId: other, before: home });
  expect(await places()).toEqual([[third], [second, home]]);
  await owner.ask.rooms.move({ groupId, roomId: home, topicId: other, before: home });
  expect(await places()).toEqual([[third], [second, home]]);
  await owner.ask.rooms.move({ groupId, roomId: third, topicId: other, before: second });
  expect(await places()).toEqual([[], [third, second, home]]);
  const acrossTopics = owner.ask.rooms.move({ groupId, roomId: second, topicId, before: home });
  await expect(acrossTopics).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a deleted room is gone for everybody at once, and what was said in it cannot be read', async () => {
  const { owner, member, groupId, home, events } = await roomWorld();
  const mia = await member('Mia');
  await owner.ask.rooms.delete({ groupId, roomId: home });
  expect(events).toEqual([{ type: 'roomDeleted', groupId, version: 1, roomId: home }]);
  for (const { changes } of [owner, mia])
    expect(changes.at(-1)).toEqual({ type: 'roomsDeleted', groupId, roomIds: [home] });
  const codes = await codesOf([
    mia.ask.messages.list({ roomId: home }),
    mia.ask.rooms.visit({ roomId: home }),
    owner.ask.rooms.edit({ groupId, roomId: home, ...text }),
    owner.ask.rooms.delete({ groupId, roomId: home }),
  ]);
  expect(new Set(codes)).toEqual(new Set(['NOT_FOUND']));
});

test('where somebody was last in a group is remembered on all their devices, until the room goes', async () => {
  const { owner, member, outsider, groupId, home, db } = await roomWorld();
  const mia = await member('Mia');
  const lastRoom = async () => (await getSnapshot(db, mia.userId)).groups[0]?.lastRoomId;
  expect(await lastRoom()).toBeNull();
  await mia.ask.rooms.visit({ roomId: home });
  expect(mia.changes).toEqual([{ type: 'roomVisited', groupId, roomId: home }]);
  expect(await lastRoom()).toBe(home);
  await expect(outsider.ask.rooms.visit({ roomId: home })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await owner.ask.rooms.delete({ groupId, roomId: home });
  expect(await lastRoom()).toBeNull();
});

test('managers who create rooms at the same moment get places of their own', async () => {
  const { owner, groupId, topicId } = await roomWorld();
  await Promise.all(Array.from({ length: 20 }, () => owner.ask.rooms.create({ groupId, topicId, ...text })));
  const { rooms, version } = await owner.ask.groups.get({ groupId });
  expect(rooms.map(({ position }) => position)).toEqual([...rooms.keys()]);
  expect([rooms.length, version]).toEqual([21, 20]);
});

test('people who talk, come and rearrange rooms at the same moment all get what they asked for', async () => {
  const { owner, person, groupId, topicId, home, db } = await roomWorld();
  const { id: second } = await owner.ask.rooms.create({ groupId, topicId, ...text });
  const { id: doomed } = await owner.ask.rooms.create({ groupId, topicId, ...text });
  const people = await Promise.all(Array.from({ length: 8 }, (_, i) => person(`Person ${i}`)));
  const talk = (roomId: RoomId) => owner.ask.messages.send({ roomId, clientId: v7() as ClientId, text: 'hm' });
  const calls = people.flatMap(({ ask }, i) => [
    ask.groups.join({ groupId }),
    ...[home, second].map(talk),
    owner.ask.rooms.move({ groupId, roomId: second, topicId, before: i % 2 ? null : home }),
    owner.ask.rooms.edit({ groupId, roomId: home, name: `home ${i}`, description: '' }),
  ]);
  const onDoomed = codesOf([talk(doomed), owner.ask.rooms.delete({ groupId, roomId: doomed }), talk(doomed)]);
  expect(await codesOf(calls)).toEqual(calls.map(() => 'OK'));
  expect(['OK', 'NOT_FOUND']).toEqual(expect.arrayContaining(await onDoomed));
  const rooms = await db.room.findMany({
    where: { groupId, deletedAt: null },
    select: { lastSeq: true, version: true },
  });
  expect(rooms).toEqual([home, second].map(() => ({ lastSeq: 8, version: 8 })));
});

test('a group is full at its limit of rooms; deleted ones do not count', async () => {
  const { owner, groupId, topicId, home, db } = await roomWorld();
  const data = Array.from({ length: limits.roomsPerGroupMax - 1 }, (_, i) => ({ groupId, topicId, position: i + 1 }));
  await db.room.createMany({ data });
  await expect(owner.ask.rooms.create({ groupId, topicId, ...text })).rejects.toMatchObject({ code: 'CONFLICT' });
  await owner.ask.rooms.delete({ groupId, roomId: home });
  expect(await owner.ask.rooms.create({ groupId, topicId, ...text })).toMatchObject({ position: data.length + 1 });
});

test('a room of another group is as missing as one that never was', async () => {
  const { owner, outsider, groupId, topicId, events } = await roomWorld();
  const other = await outsider.ask.groups.create({ name: 'Other', description: '', category: 'other', isPublic: true });
  const { rooms } = await outsider.ask.groups.get({ groupId: other.id });
  const asked = [rooms[0]?.id as RoomId, v7() as RoomId].flatMap((roomId) => [
    owner.ask.rooms.edit({ groupId, roomId, ...text }),
    owner.ask.rooms.move({ groupId, roomId, topicId, before: null }),
    owner.ask.rooms.delete({ groupId, roomId }),
    owner.ask.rooms.visit({ roomId }),
  ]);
  expect(new Set(await codesOf(asked))).toEqual(new Set(['NOT_FOUND']));
  expect(events).toEqual([]);
});

test('predecessor defect 2: nobody changes rooms without being allowed to', async () => {
  const { owner, member, outsider, anybody, groupId, topicId, home: roomId, events } = await roomWorld();
  const mia = await member('Mia');
  const before = await owner.ask.groups.get({ groupId });
  const attempts = (ask: typeof anybody) =>
    codesOf([
      ask.rooms.create({ groupId, topicId, ...text }),
      ask.rooms.edit({ groupId, roomId, ...text }),
      ask.rooms.move({ groupId, roomId, topicId, before: null }),
      ask.rooms.delete({ groupId, roomId }),
    ]);
  expect(await attempts(anybody)).toEqual(Array(4).fill('UNAUTHORIZED'));
  expect(await attempts(outsider.ask)).toEqual(Array(4).fill('NOT_FOUND'));
  expect(await attempts(mia.ask)).toEqual(Array(4).fill('FORBIDDEN'));
  expect(events).toEqual([]);
  expect(await owner.ask.groups.get({ groupId })).toEqual(before);
});
