import type { RoomId } from '@parley/contract/ids';
import type { GroupPresence, RoomSignals } from '@parley/contract/presence';
import { expect, onTestFinished, test } from 'vitest';
import { type Caller, callerOf, signIn } from '#testing/process.ts';
import { type Person, testWorld } from '#testing/world.ts';

/** Opens a tab: a connection of its own with the person's own stream. Closing it ends the connection. */
async function openTab(world: World, person: Person) {
  const closing = new AbortController();
  const ask = callerOf(world.deps, await signIn(world, person.userId), { signal: closing.signal });
  onTestFinished(() => closing.abort());
  const begun = await newest(ask.me.live());
  await expect.poll(() => begun.frames).toBeGreaterThan(0);
  return { ask, close: () => closing.abort() };
}

/** The newest frame of a stream, as it comes. */
async function newest<T>(stream: Promise<AsyncIterable<T>>) {
  const got: { frame: T | null; frames: number } = { frame: null, frames: 0 };
  const values = await stream;
  async function follow() {
    for await (const frame of values) {
      got.frame = frame;
      got.frames += 1;
    }
  }
  void follow();
  return got;
}

type World = Awaited<ReturnType<typeof clubWithAna>>;

async function clubWithAna() {
  const world = await testWorld();
  const { groupId, owner } = world;
  const { rooms } = await owner.ask.groups.get({ groupId });
  const ana = await world.person('Ana');
  await ana.ask.groups.join({ groupId });
  return { ...world, ana, roomId: rooms[0]?.id as RoomId };
}

const presenceOf = (ask: Caller, { groupId }: World) => newest<GroupPresence>(ask.groups.presence({ groupId }));
const signalsOf = (ask: Caller, { roomId }: World) => newest<RoomSignals>(ask.rooms.signals({ roomId }));
const soon = { timeout: 5_000 };

test('the group sees who comes online, by name, and how they are', async () => {
  const world = await clubWithAna();
  const { ask } = await openTab(world, world.owner);
  const seen = await presenceOf(ask, world);
  await expect.poll(() => seen.frame?.onlineCount, soon).toBe(1);
  const tab = await openTab(world, world.ana);
  await expect
    .poll(() => seen.frame?.online?.map(({ person, state }) => [person.displayName, state]), soon)
    .toEqual([
      ['Ana', 'online'],
      ['Olga', 'online'],
    ]);
  await tab.ask.presence.setIdle({ isIdle: true });
  await expect.poll(() => seen.frame?.online?.[0]?.state, soon).toBe('away');
  await tab.ask.users.edit({ presence: 'busy' });
  await expect.poll(() => seen.frame?.online?.[0]?.state, soon).toBe('busy');
  await tab.ask.users.edit({ presence: 'invisible' });
  await expect.poll(() => seen.frame?.onlineCount, soon).toBe(1);
});

test('somebody who is online already is seen once they join, and no more once they leave', async () => {
  const world = await clubWithAna();
  const { groupId, outsider } = world;
  await openTab(world, outsider);
  const { ask } = await openTab(world, world.ana);
  const seen = await presenceOf(ask, world);
  const names = () => seen.frame?.online?.map(({ person }) => person.displayName);
  await expect.poll(names, soon).toEqual(['Ana']);
  await outsider.ask.groups.join({ groupId });
  await expect.poll(names, soon).toEqual(['Ana', 'Uma']);
  await outsider.ask.groups.leave({ groupId });
  await expect.poll(names, soon).toEqual(['Ana']);
});

test('people of other groups are in no frame', async () => {
  const world = await clubWithAna();
  await openTab(world, world.outsider);
  const { ask } = await openTab(world, world.ana);
  const seen = await presenceOf(ask, world);
  await expect.poll(() => seen.frame?.online?.map(({ person }) => person.displayName), soon).toEqual(['Ana']);
});

test('a room shows who has entered and who is typing, and forgets whoever leaves', async () => {
  const world = await clubWithAna();
  const olga = await openTab(world, world.owner);
  const seen = await signalsOf(olga.ask, world);
  const ana = await openTab(world, world.ana);
  await signalsOf(ana.ask, world);
  await expect.poll(() => seen.frame?.here.map(({ displayName }) => displayName), soon).toEqual(['Olga', 'Ana']);
  await ana.ask.presence.setTyping({ roomId: world.roomId, isTyping: true });
  await expect.poll(() => seen.frame?.typing.map(({ displayName }) => displayName), soon).toEqual(['Ana']);
  ana.close();
  await expect
    .poll(() => seen.frame, soon)
    .toMatchObject({ hereCount: 1, here: [{ displayName: 'Olga' }], typing: [] });
});

test('an outsider can say nothing about typing', async () => {
  const { outsider, roomId } = await clubWithAna();
  await expect(outsider.ask.presence.setTyping({ roomId, isTyping: true })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('a frame of fifty people costs as many queries as one of one', async () => {
  const world = await clubWithAna();
  const { deps, statements, groupId, roomId } = world;
  const cost = async () => {
    const before = statements.length;
    const { signal } = new AbortController();
    for await (const _ of deps.live.presence.watch(groupId, { signal })) break;
    for await (const _ of deps.live.signals.watch(roomId, { signal })) break;
    return statements.length - before;
  };
  const enter = async (person: Person) => {
    await deps.presence.connect({ id: person.userId, userId: person.userId, choice: 'online' });
    await deps.presence.enter(person.userId, roomId);
  };
  await enter(world.ana);
  const ofOne = await cost();
  for (let i = 0; i < 49; i++) await enter(await world.member(`Person ${i}`));
  expect(await cost()).toBe(ofOne);
});
