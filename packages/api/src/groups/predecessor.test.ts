import { expect, test } from 'vitest';
import { codesOf } from '#testing/codes-of.ts';
import { testWorld } from '#testing/world.ts';

const club = { name: 'Chess Club', description: '', category: 'gaming', isPublic: true } as const;

test('predecessor defect 3: a member does not edit the group', async () => {
  const { member, outsider, anybody, groupId, events } = await testWorld();
  const mia = await member('Mia');
  const edit = { groupId, ...club };
  const codes = await codesOf([mia.ask.groups.edit(edit), outsider.ask.groups.edit(edit), anybody.groups.edit(edit)]);
  expect(codes).toEqual(['FORBIDDEN', 'NOT_FOUND', 'UNAUTHORIZED']);
  expect(events).toEqual([]);
  expect(await mia.ask.groups.get({ groupId })).toMatchObject({ name: 'Synth Club', version: 0 });
});

test('predecessor defect 4: a private group tells outsiders nothing, not even that it exists', async () => {
  const { owner, outsider, anybody, groupId } = await testWorld({ isPublic: false });
  const { rooms } = await owner.ask.groups.get({ groupId });
  const roomId = rooms[0]?.id ?? ('' as never);
  const codes = await codesOf([
    outsider.ask.groups.get({ groupId }),
    outsider.ask.discovery.preview({ groupId }),
    outsider.ask.groups.join({ groupId }),
    outsider.ask.members.list({ groupId }),
    outsider.ask.invites.list({ groupId }),
    outsider.ask.rooms.visit({ roomId }),
    outsider.ask.messages.list({ roomId }),
  ]);
  expect(new Set(codes)).toEqual(new Set(['NOT_FOUND']));
  expect((await outsider.ask.discovery.search({})).groups).toEqual([]);
  await expect(anybody.discovery.preview({ groupId })).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
});

test('predecessor defect 13: a private group opens for its members, an invite leads into it, and public can be switched off and on', async () => {
  const { owner, outsider, groupId } = await testWorld();
  await owner.ask.groups.edit({ groupId, ...club, isPublic: false });
  expect(await owner.ask.groups.get({ groupId })).toMatchObject({ isPublic: false });
  expect(await owner.ask.groups.join({ groupId })).toMatchObject({ id: groupId });
  const { code } = await owner.ask.invites.create({ groupId });
  await outsider.ask.invites.accept({ code });
  expect(await outsider.ask.groups.get({ groupId })).toMatchObject({ memberCount: 2 });
  await owner.ask.groups.edit({ groupId, ...club, isPublic: true });
  expect(await outsider.ask.groups.get({ groupId })).toMatchObject({ isPublic: true });
});

test('predecessor defect 14: a group whose first topic has no room, or which has none at all, opens', async () => {
  const { owner, outsider, groupId } = await testWorld();
  const { rooms } = await owner.ask.groups.get({ groupId });
  for (const { id: roomId } of rooms) await owner.ask.rooms.delete({ groupId, roomId });
  expect(await owner.ask.groups.get({ groupId })).toMatchObject({ topics: [{ name: 'General' }], rooms: [] });
  expect(await outsider.ask.groups.join({ groupId })).toMatchObject({ lastRoomId: null });
  expect(outsider.changes).toMatchObject([{ type: 'groupJoined', badges: [] }]);
});

test('predecessor defect 15: deleting a group deletes it for everybody, and its owner does not just leave', async () => {
  const { owner, member, db, groupId, events } = await testWorld();
  const mia = await member('Mia');
  await expect(owner.ask.groups.leave({ groupId })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(mia.ask.groups.delete({ groupId, name: 'Synth Club' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const slip = owner.ask.groups.delete({ groupId, name: 'synth club' });
  await expect(slip).rejects.toMatchObject({ code: 'BAD_REQUEST', cause: { fields: ['name'] } });
  expect(events).toEqual([]);

  await owner.ask.groups.delete({ groupId, name: 'Synth Club' });
  expect(events).toEqual([{ type: 'groupDeleted', groupId, version: 1 }]);
  for (const { changes } of [owner, mia])
    expect(changes.at(-1)).toEqual({ type: 'groupLeft', groupId, reason: 'deleted' });
  expect(await db.member.count({ where: { groupId } })).toBe(0);
});

test('predecessor defect 22: a group whose making fails halfway leaves nothing behind', async () => {
  const { outsider, pool, db } = await testWorld();
  await pool.query(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no more rooms'; END $$;
    CREATE TRIGGER refuse BEFORE INSERT ON rooms EXECUTE FUNCTION refuse()`);
  await expect(outsider.ask.groups.create(club)).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  expect(await db.group.count()).toBe(1);
  expect(await db.member.count()).toBe(1);
  expect(outsider.changes).toEqual([]);
});

test('predecessor defect 22: people who join at the same moment all come in, once each, and are counted', async () => {
  const { person, owner, db, groupId, events } = await testWorld();
  const people = await Promise.all(Array.from({ length: 20 }, (_, i) => person(`Person ${i}`)));
  await Promise.all(people.flatMap(({ ask }) => [ask.groups.join({ groupId }), ask.groups.join({ groupId })]));
  expect(await owner.ask.groups.get({ groupId })).toMatchObject({ memberCount: 21, version: 20 });
  expect(await db.member.count({ where: { groupId } })).toBe(21);
  expect(events.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual(people.map((_, i) => i + 1));
  for (const { changes } of people) expect(changes.map(({ type }) => type)).toEqual(['groupJoined']);
});
