import { limits } from '@parley/contract/limits';
import { expect, test } from 'vitest';
import { codesOf } from '#testing/codes-of.ts';
import { expectQueries } from '#testing/expect-queries.ts';
import { testWorld } from '#testing/world.ts';

const unknown = 'AAAAAAAAAAAAAAAAAAAAAA';

test('an invite previews a private group to whoever has the link, and lets them in', async () => {
  const { owner, outsider: uma, anybody, groupId, events } = await testWorld({ isPublic: false, description: 'Knobs' });
  const { code, ...invite } = await owner.ask.invites.create({ groupId });
  expect(code).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(invite).toMatchObject({ createdBy: { id: owner.userId }, useCount: 0 });

  const preview = await uma.ask.invites.preview({ code });
  expect(preview).toMatchObject({
    group: { id: groupId, description: 'Knobs', isMember: false },
    invitedBy: { displayName: 'Olga' },
  });
  expect(events).toEqual([]);
  await expect(anybody.invites.preview({ code })).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  const summary = await uma.ask.invites.accept({ code });
  expect(summary).toMatchObject({ id: groupId });
  expect(events).toMatchObject([{ type: 'memberJoined', person: { id: uma.userId }, memberCount: 2 }]);
  expect(uma.changes).toMatchObject([{ type: 'groupJoined', group: summary }]);
});

test('accepting again, or as a member, changes nothing and is not counted', async () => {
  const { owner, outsider: uma, groupId, events } = await testWorld({ isPublic: false });
  const { code } = await owner.ask.invites.create({ groupId });
  const first = await uma.ask.invites.accept({ code });
  expect(await uma.ask.invites.accept({ code })).toEqual(first);
  await owner.ask.invites.accept({ code });
  expect(events).toHaveLength(1);
  expect(await owner.ask.invites.list({ groupId })).toMatchObject([{ code, useCount: 1 }]);
  expect(await uma.ask.invites.preview({ code })).toMatchObject({ group: { isMember: true } });
});

test('people who accept at the same moment are all counted', async () => {
  const { owner, person, groupId } = await testWorld({ isPublic: false });
  const { code } = await owner.ask.invites.create({ groupId });
  const people = await Promise.all(Array.from({ length: 20 }, (_, i) => person(`Person ${i}`)));
  await Promise.all(people.map(({ ask }) => ask.invites.accept({ code })));
  expect(await owner.ask.invites.list({ groupId })).toMatchObject([{ useCount: 20 }]);
  expect(await owner.ask.groups.get({ groupId })).toMatchObject({ memberCount: 21, version: 20 });
});

test('a revoked invite is as unknown as one that never was; who came by it stays', async () => {
  const { owner, outsider: uma, person, groupId } = await testWorld({ isPublic: false });
  const { id: inviteId, code } = await owner.ask.invites.create({ groupId });
  await uma.ask.invites.accept({ code });
  await owner.ask.invites.revoke({ groupId, inviteId });
  await owner.ask.invites.revoke({ groupId, inviteId });
  expect(await owner.ask.invites.list({ groupId })).toEqual([]);
  const { ask } = await person('Late');
  const codes = await codesOf([
    ask.invites.preview({ code }),
    ask.invites.accept({ code }),
    ask.invites.preview({ code: unknown }),
    ask.invites.accept({ code: unknown }),
  ]);
  expect(new Set(codes)).toEqual(new Set(['NOT_FOUND']));
  expect(await uma.ask.groups.get({ groupId })).toMatchObject({ memberCount: 2 });
});

test("a deleted group's invites lead nowhere", async () => {
  const { owner, outsider: uma, groupId } = await testWorld();
  const { code } = await owner.ask.invites.create({ groupId });
  await owner.ask.groups.delete({ groupId, name: 'Synth Club' });
  expect(await codesOf([uma.ask.invites.preview({ code }), uma.ask.invites.accept({ code })])).toEqual([
    'NOT_FOUND',
    'NOT_FOUND',
  ]);
});

test('only who may invite makes, sees and revokes invites', async () => {
  const { owner, member, outsider, groupId } = await testWorld();
  const mia = await member('Mia');
  const { id: inviteId } = await owner.ask.invites.create({ groupId });
  const attempts = ({ ask }: typeof mia) =>
    codesOf([
      ask.invites.create({ groupId }),
      ask.invites.list({ groupId }),
      ask.invites.revoke({ groupId, inviteId }),
    ]);
  expect(await attempts(mia)).toEqual(Array(3).fill('FORBIDDEN'));
  expect(await attempts(outsider)).toEqual(Array(3).fill('NOT_FOUND'));
  const other = await outsider.ask.groups.create({ name: 'Other', description: '', category: 'other', isPublic: true });
  const foreign = outsider.ask.invites.revoke({ groupId: other.id, inviteId });
  await expect(foreign).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await owner.ask.invites.list({ groupId })).toHaveLength(1);
});

test('a group has so many invites and no more, however fast they are made; listing them costs three queries', async () => {
  const world = await testWorld();
  const { owner, groupId, db } = world;
  await owner.ask.invites.create({ groupId });
  await expectQueries(world, 3, () => owner.ask.invites.list({ groupId }));
  const count = limits.invitesPerGroupMax - 2;
  const data = Array.from({ length: count }, (_, i) => ({
    groupId,
    createdById: owner.userId,
    code: `code-number-${i}`,
  }));
  await db.invite.createMany({ data });
  const codes = await codesOf([owner.ask.invites.create({ groupId }), owner.ask.invites.create({ groupId })]);
  expect(codes.toSorted()).toEqual(['CONFLICT', 'OK']);
  const invites = await expectQueries(world, 3, () => owner.ask.invites.list({ groupId }));
  expect(invites).toHaveLength(limits.invitesPerGroupMax);
});
