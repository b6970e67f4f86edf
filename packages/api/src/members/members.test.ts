import type { RoomId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import { expect, test } from 'vitest';
import { getSnapshot } from '#me/queries.ts';
import { codesOf } from '#testing/codes-of.ts';
import { expectQueries } from '#testing/expect-queries.ts';
import { testPeople } from '#testing/rows.ts';
import { testWorld } from '#testing/world.ts';

test('who joins a public group is in it at once, and its members hear of it', async () => {
  const { owner, outsider: uma, groupId, events } = await testWorld();
  const summary = await uma.ask.groups.join({ groupId });
  const { userId: id, username, displayName } = uma;
  const person = { id, username, displayName, icon: null, wallpaper: null, status: null, version: 0 };
  expect(events).toEqual([{ type: 'memberJoined', groupId, version: 1, person, memberCount: 2 }]);
  expect(uma.changes).toMatchObject([{ type: 'groupJoined', group: summary, badges: [{ groupId }] }]);
  expect(await uma.ask.groups.get({ groupId })).toEqual(await owner.ask.groups.get({ groupId }));
});

test('joining twice changes nothing', async () => {
  const { outsider: uma, groupId, events } = await testWorld();
  const first = await uma.ask.groups.join({ groupId });
  expect(await uma.ask.groups.join({ groupId })).toEqual(first);
  expect([events.length, uma.changes.length]).toEqual([1, 1]);
  expect(await uma.ask.groups.get({ groupId })).toMatchObject({ memberCount: 2, version: 1 });
});

test('who comes, or comes back, has read everything that was said before', async () => {
  const { owner, outsider: uma, groupId, db } = await testWorld();
  const { rooms } = await owner.ask.groups.get({ groupId });
  const id = rooms[0]?.id as RoomId;
  const badge = async () => (await getSnapshot(db, uma.userId)).badges[0];
  await db.room.update({ where: { id }, data: { lastSeq: 7, version: 9 } });
  await uma.ask.groups.join({ groupId });
  expect(await badge()).toMatchObject({ lastSeq: 7, mark: { readSeq: 7, version: 0 } });
  await uma.ask.unread.markUnread({ roomId: id, fromSeq: 3 });
  await uma.ask.groups.leave({ groupId });
  await db.room.update({ where: { id }, data: { lastSeq: 12, version: 14 } });
  await uma.ask.groups.join({ groupId });
  expect(await badge()).toMatchObject({ lastSeq: 12, mark: { readSeq: 12, version: 1 } });
});

test('joining costs as many queries with 50 rooms as with one', async () => {
  const world = await testWorld();
  const { owner, groupId, db, person } = world;
  const { topics } = await owner.ask.groups.get({ groupId });
  const [first, second] = [await person('First'), await person('Second')];
  const before = world.statements.length;
  await first.ask.groups.join({ groupId });
  const cost = world.statements.length - before;
  const topicId = topics[0]?.id ?? null;
  await db.room.createMany({ data: Array.from({ length: 49 }, (_, i) => ({ groupId, topicId, position: i + 1 })) });
  await expectQueries(world, cost, () => second.ask.groups.join({ groupId }));
  expect(await db.mark.count({ where: { userId: second.userId } })).toBe(50);
});

test('who leaves is out at once, on all devices, and leaving again is no error of the server', async () => {
  const { member, groupId, events } = await testWorld();
  const mia = await member('Mia');
  await mia.ask.groups.leave({ groupId });
  expect(events).toEqual([{ type: 'memberLeft', groupId, version: 1, userId: mia.userId, memberCount: 1 }]);
  expect(mia.changes).toEqual([{ type: 'groupLeft', groupId, reason: 'left' }]);
  expect(await codesOf([mia.ask.groups.get({ groupId }), mia.ask.groups.leave({ groupId })])).toEqual([
    'NOT_FOUND',
    'NOT_FOUND',
  ]);
});

test('leaving twice at one moment is leaving once', async () => {
  const { member, owner, groupId } = await testWorld();
  const mia = await member('Mia');
  const codes = await codesOf([1, 2, 3].map(() => mia.ask.groups.leave({ groupId })));
  expect(['OK', 'NOT_FOUND']).toEqual(expect.arrayContaining(codes));
  expect(await owner.ask.groups.get({ groupId })).toMatchObject({ memberCount: 1, version: 1 });
});

test('the owner removes a member, who loses sight of the group; nobody removes the owner, and members remove nobody', async () => {
  const { owner, member, outsider, groupId, events } = await testWorld();
  const [mia, noa] = [await member('Mia'), await member('Noa')];
  const codes = await codesOf([
    mia.ask.members.remove({ groupId, userId: noa.userId }),
    outsider.ask.members.remove({ groupId, userId: noa.userId }),
    owner.ask.members.remove({ groupId, userId: owner.userId }),
    owner.ask.members.remove({ groupId, userId: outsider.userId }),
  ]);
  expect(codes).toEqual(['FORBIDDEN', 'NOT_FOUND', 'FORBIDDEN', 'NOT_FOUND']);
  expect(events).toEqual([]);

  await owner.ask.members.remove({ groupId, userId: noa.userId });
  expect(events).toEqual([{ type: 'memberLeft', groupId, version: 1, userId: noa.userId, memberCount: 2 }]);
  expect(noa.changes).toEqual([{ type: 'groupLeft', groupId, reason: 'removed' }]);
  await expect(noa.ask.groups.get({ groupId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('the owner stays, however their id is written', async () => {
  const { owner, groupId } = await testWorld();
  const userId = owner.userId.toUpperCase() as typeof owner.userId;
  await expect(owner.ask.members.remove({ groupId, userId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('members are listed as people sort names, whatever the case and the accents', async () => {
  const { owner, member, groupId } = await testWorld();
  for (const name of ['Z', 'a', 'b', 'É']) await member(name);
  const { members } = await owner.ask.members.list({ groupId });
  expect(members.map(({ displayName }) => displayName)).toEqual(['a', 'b', 'É', 'Olga', 'Z']);
});

test('members are found by a part of their display name or username, with any case and any sign', async () => {
  const { owner, member, outsider, groupId } = await testWorld();
  for (const name of ['Élodie', '100% Tom', 'under_score', 'back\\slash', 'underXscore']) await member(name);
  const found = async (text: string) => {
    const { members } = await owner.ask.members.list({ groupId, text });
    return members.map(({ displayName }) => displayName);
  };
  expect(await found('éLO')).toEqual(['Élodie']);
  expect(await found('%')).toEqual(['100% Tom']);
  expect(await found('R_s')).toEqual(['under_score']);
  expect(await found('\\')).toEqual(['back\\slash']);
  expect(await found('BACKSLASH.')).toEqual(['back\\slash']);
  expect(await found('')).toHaveLength(6);
  expect(await found(outsider.username)).toEqual([]);
});

test('predecessor defect 20: namesakes are paged without loss, also when the last of a page has left, at the cost of one query', async () => {
  const world = await testWorld();
  const { owner, groupId, db } = world;
  const one = await expectQueries(world, 2, () => owner.ask.members.list({ groupId }));
  expect(one).toMatchObject({ members: [{ id: owner.userId }], nextCursor: null });

  const people = await testPeople(world, limits.membersPerPage * 2);
  await db.user.updateMany({ where: { id: { in: people } }, data: { displayName: 'Ana' } });
  await db.member.createMany({ data: people.map((userId) => ({ groupId, userId })) });
  const first = await expectQueries(world, 2, () => owner.ask.members.list({ groupId }));
  const cursor = first.nextCursor;
  expect(first.members).toHaveLength(limits.membersPerPage);
  await db.member.deleteMany({ where: { userId: cursor ?? '' } });
  const second = await expectQueries(world, 2, () => owner.ask.members.list({ groupId, cursor }));
  const third = await owner.ask.members.list({ groupId, cursor: second.nextCursor });
  const ids = [...first.members, ...second.members, ...third.members].map(({ id }) => id);
  expect(ids).toEqual([...people.toSorted(), owner.userId]);
  expect(third.nextCursor).toBeNull();
});
