import type { GroupId, RoomId } from '@parley/contract/ids';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { localBus } from '#ports/local-bus.ts';
import { testDatabase } from '#testing/database.ts';
import { deafBus } from '#testing/faulty-bus.ts';
import { type Caller, callerOf, failOn, signIn, testProcess, unpacked } from '#testing/process.ts';
import { roomOf, testPeople } from '#testing/rows.ts';
import { testWorld } from '#testing/world.ts';

/** Two members of a group; `reader` follows its room, its people and their own places, and `ended` says how each stream ended. */
async function twoMembers({ isDeaf }: { isDeaf: boolean }) {
  const database = await testDatabase();
  const heard = localBus(failOn);
  const bus = isDeaf ? deafBus(heard, () => true) : heard;
  const deps = testProcess(database, { bus, times: { rightsSweepMs: isDeaf ? 200 : 60_000 } });
  const people = await testPeople(database, 2);
  const place = await roomOf(database, people);
  const [ownerId, readerId] = people as [(typeof people)[0], (typeof people)[0]];
  const [owner, reader] = [await signIn(database, ownerId), await signIn(database, readerId)];
  const ended: Record<string, string> = {};
  const seen: unknown[] = [];

  async function watch(follow: (caller: Caller) => Promise<AsyncIterable<unknown>>) {
    const stream = await follow(callerOf(deps, reader));
    for await (const value of stream) seen.push(value);
  }

  function follow(name: string, start: (caller: Caller) => Promise<AsyncIterable<unknown>>) {
    watch(start).then(
      () => {
        ended[name] = 'completed';
      },
      (error: { code?: string }) => {
        ended[name] = error.code ?? String(error);
      },
    );
  }

  follow('room', (caller) => caller.rooms.live({ roomId: place.roomId, lastEventId: 0 }));
  follow('signals', (caller) => caller.rooms.signals({ roomId: place.roomId }));
  follow('group', (caller) => caller.groups.live({ groupId: place.groupId, lastEventId: 0 }));
  follow('presence', (caller) => caller.groups.presence({ groupId: place.groupId }));
  follow('me', (caller) => caller.me.live());
  await expect.poll(() => seen.length, { timeout: 5_000 }).toBeGreaterThanOrEqual(3);
  return { deps, ended, owner: callerOf(deps, owner), reader, readerId, ...place };
}

type World = Awaited<ReturnType<typeof twoMembers>>;
const notFound = 'NOT_FOUND';
const ofGroup = { room: notFound, signals: notFound, group: notFound, presence: notFound };
const ofRoom = { room: notFound, signals: notFound };
const ofEverything = {
  room: 'UNAUTHORIZED',
  signals: 'UNAUTHORIZED',
  group: 'UNAUTHORIZED',
  presence: 'UNAUTHORIZED',
  me: 'UNAUTHORIZED',
};

const endings: [string, Record<string, string>, (world: World) => Promise<unknown>][] = [
  [
    'a member is removed',
    ofGroup,
    ({ owner, groupId, readerId }) => owner.members.remove({ groupId, userId: readerId }),
  ],
  ['a member leaves', ofGroup, ({ deps, reader, groupId }) => callerOf(deps, reader).groups.leave({ groupId })],
  ['the group is deleted', ofGroup, ({ owner, groupId }) => owner.groups.delete({ groupId, name: 'Synth Club' })],
  ['the room is deleted', ofRoom, ({ owner, groupId, roomId }) => owner.rooms.delete({ groupId, roomId })],
  [
    'the topic is deleted',
    ofRoom,
    ({ owner, groupId, topicId }) => owner.topics.delete({ groupId, topicId: topicId as never }),
  ],
  [
    'the session is signed out elsewhere',
    ofEverything,
    async ({ deps, reader }) => {
      await deps.sessions.end(reader.sessionId);
      deps.live.sessionsEnded(reader.userId, [reader.sessionId]);
    },
  ],
];

for (const [what, expected, act] of endings) {
  test(`predecessor defect 8: within a second after ${what}, the streams that hung on it have ended, and no others`, async () => {
    const world = await twoMembers({ isDeaf: false });
    await act(world);
    await expect.poll(() => world.ended, { timeout: 1_000 }).toEqual(expected);
  });

  test(`when the signal that ${what} is lost, the sweep ends the streams`, async () => {
    const world = await twoMembers({ isDeaf: true });
    await act(world);
    await expect.poll(() => world.ended, { timeout: 5_000 }).toEqual(expected);
  });
}

test('a session that has expired ends its streams', async () => {
  const world = await twoMembers({ isDeaf: true });
  const { id } = { id: world.reader.sessionId };
  await world.deps.db.session.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1_000) } });
  await expect.poll(() => world.ended, { timeout: 5_000 }).toEqual(ofEverything);
});

test('whoever was removed hears nothing of what is said afterwards', async () => {
  const { owner, deps, groupId, roomId, readerId, reader } = await twoMembers({ isDeaf: false });
  const heard: string[] = [];
  const stream = await callerOf(deps, reader).rooms.live({ roomId, lastEventId: 0 });
  const listening = (async () => {
    for await (const { data } of unpacked(stream)) {
      if (data.type === 'changed') heard.push(...data.messages.map(({ text }) => text));
    }
  })();
  await owner.messages.send({ roomId, clientId: v7() as never, text: 'before' });
  await expect.poll(() => heard).toEqual(['before']);
  await owner.members.remove({ groupId, userId: readerId });
  await expect(listening).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await owner.messages.send({ roomId, clientId: v7() as never, text: 'after' });
  expect(heard).toEqual(['before']);
});

test('whoever is removed while their tab is being told everything hears nothing of the group afterwards', async () => {
  const { pool, owner, member, groupId } = await testWorld();
  const mia = await member('Mia');
  const roomId = (await owner.ask.groups.get({ groupId })).rooms[0]?.id as RoomId;
  const heard: string[] = [];
  async function listen() {
    for await (const { type } of await mia.ask.me.live()) heard.push(type);
  }

  const holder = await pool.connect();
  await holder.query('BEGIN; LOCK TABLE marks');
  void listen();
  const waiting = () => pool.query(`SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'marks'::regclass`);
  await expect.poll(async () => (await waiting()).rowCount).toBe(1);
  await owner.ask.members.remove({ groupId, userId: mia.userId });
  await holder.query('COMMIT');
  holder.release();
  await expect.poll(() => heard).toEqual(['snapshot', 'groupLeft']);

  await owner.ask.messages.send({ roomId, clientId: v7() as never, text: 'after' });
  await mia.ask.users.edit({ displayName: 'Mia K.' });
  await expect.poll(() => heard).toEqual(['snapshot', 'groupLeft', 'profileChanged']);
});

test('an outsider can follow nothing of a group, and cannot tell that it exists', async () => {
  const { deps, groupId, roomId } = await twoMembers({ isDeaf: false });
  const [outsiderId = '' as never] = await testPeople(deps, 1);
  const outsider = callerOf(deps, await signIn(deps, outsiderId));
  const nowhere = v7();
  for (const place of [roomId, nowhere as RoomId]) {
    await expect(outsider.rooms.live({ roomId: place, lastEventId: 0 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'room not found',
    });
    await expect(outsider.rooms.signals({ roomId: place })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'room not found',
    });
  }
  for (const place of [groupId, nowhere as GroupId]) {
    await expect(outsider.groups.live({ groupId: place, lastEventId: 0 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'group not found',
    });
    await expect(outsider.groups.presence({ groupId: place })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'group not found',
    });
  }
});
