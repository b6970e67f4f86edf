import { randomUUID } from 'node:crypto';
import { applyMeChange } from '@parley/contract/apply-me-event';
import type { MeEvent, MeSnapshot } from '@parley/contract/events';
import type { ClientId, RoomId, UserId } from '@parley/contract/ids';
import type { RoomEvent } from '@parley/contract/messages';
import { expect, test, vi } from 'vitest';
import { testServer } from './testing/server.ts';
import { ana, type Visitor, visit } from './testing/visitor.ts';

const ben = { ...ana, username: 'ben', displayName: 'Ben', email: 'ben@example.org' };
const within = { timeout: 10_000, interval: 10 };

/** What a subscription told the ordinary client, in order: its values, and how it came to an end. */
interface Story {
  told: unknown[];
  ends: string[];
  stop: () => void;
}

type Follow = (input: never, handlers: object) => { unsubscribe: () => void };

function follow(subscription: { subscribe: unknown }, input: object): Story {
  const told: unknown[] = [];
  const ends: string[] = [];
  const { unsubscribe } = (subscription.subscribe as Follow)(input as never, {
    onStarted: () => ends.push('started'),
    onData: (value: unknown) => told.push(value),
    onError: (error: { data?: { reason?: string } }) => ends.push(`error: ${error.data?.reason}`),
    onComplete: () => ends.push('complete'),
  });
  return { told, ends, stop: unsubscribe };
}

const toldVersion = ({ told }: Story) => Number((told.at(-1) as { id?: string } | undefined)?.id ?? 0);

/** Ana and Ben in a room, before an ordinary client of Ben's; what Ana does, and what Ben is told of it. */
async function play(frames: 'shared' | 'stock') {
  const server = await testServer({ LIVE_FRAMES: frames });
  const [host, guest] = [visit(server), visit(server)];
  await host.trpc.auth.signUp.mutate(ana);
  await guest.trpc.auth.signUp.mutate(ben);
  const { id: groupId } = await host.trpc.groups.create.mutate(club);
  await guest.trpc.groups.join.mutate({ groupId });
  const roomId = (await host.trpc.groups.get.query({ groupId })).rooms[0]?.id as RoomId;
  const tab = guest.openLive();
  const { live } = tab;
  const room = follow(live.rooms.live, { roomId, lastEventId: 0 });
  const group = follow(live.groups.live, { groupId, lastEventId: 0 });
  const signals = follow(live.rooms.signals, { roomId });
  const me = follow(live.me.live, {});
  await vi.waitFor(() => expect([signals, me].map(({ told }) => told.length > 0)).toEqual([true, true]), within);
  return { host, guest, ...tab, groupId, roomId, stories: { room, group, signals, me } };
}

const club = { name: 'Synth Club', description: '', category: 'music', isPublic: true } as const;

type Play = Awaited<ReturnType<typeof play>>;

/** Says it, and waits until Ben was told. */
async function say({ roomId, stories }: Pick<Play, 'roomId' | 'stories'>, speaker: Visitor, text: string) {
  const { seq, version } = await speaker.trpc.messages.send.mutate({
    roomId,
    clientId: randomUUID() as ClientId,
    text,
  });
  await vi.waitFor(() => expect(toldVersion(stories.room)).toBe(version), within);
  return seq;
}

async function script(frames: 'shared' | 'stock') {
  const played = await play(frames);
  const { host, guest, groupId, roomId, sockets, live } = played;
  const { room, group, signals, me } = played.stories;

  const seq = await say(played, host, 'Good evening');
  await say(played, guest, 'Ünicode 🎉 "quoted" \\ and\na second line');
  await host.trpc.messages.edit.mutate({ roomId, seq, text: 'Good morning' });
  await host.trpc.messages.delete.mutate({ roomId, seq: await say(played, host, 'Oops') });
  await vi.waitFor(() => expect(toldVersion(room)).toBe(5), within);
  await host.trpc.presence.setTyping.mutate({ roomId, isTyping: true });
  await vi.waitFor(() => expect(signals.told.at(-1)).toMatchObject({ typing: [expect.anything()] }), within);
  await host.trpc.groups.edit.mutate({ groupId, ...club, name: 'Modular Club' });
  await vi.waitFor(() => expect(group.told.at(-1)).toMatchObject({ data: { head: { name: 'Modular Club' } } }), within);

  const beforeTheCut = { room: [...room.told], group: [...group.told], signals: signals.told.at(-1) };
  sockets[0]?.terminate();
  for (const text of ['while', 'Ben', 'was away']) {
    await host.trpc.messages.send.mutate({ roomId, clientId: randomUUID() as ClientId, text });
  }
  await vi.waitFor(() => expect(toldVersion(room)).toBe(8), within);
  await say(played, host, 'Welcome back');

  const second = follow(live.rooms.live, { roomId, lastEventId: 8 });
  await vi.waitFor(() => expect(toldVersion(second)).toBe(9), within);
  await say(played, host, 'to both of them');
  await vi.waitFor(() => expect(toldVersion(second)).toBe(10), within);
  second.stop();
  const userId = (await guest.trpc.auth.session.query()).user?.id as UserId;
  await say(played, host, `to one of them, <@${userId}>`);
  const page = await live.messages.list.query({ roomId });
  expect(page).toEqual(await guest.trpc.messages.list.query({ roomId }));

  const lastSeq = await say(played, host, 'to whoever is still here');
  await vi.waitFor(() => expect(folded(me)?.badges[0]).toMatchObject({ lastSeq }), within);
  const places = folded(me);
  await host.trpc.members.remove.mutate({ groupId, userId });
  await vi.waitFor(() => expect(room.ends.at(-1)).toMatch('error'), within);
  await vi.waitFor(() => expect(me.told.at(-1)).toMatchObject({ type: 'groupLeft' }), within);
  const ends = [room, group, signals, second].map((story) => story.ends);
  return { beforeTheCut, page, messages: messagesIn(room), second: messagesIn(second), places, ends };
}

/** Every view that was told, in order; how many came at a time after a cut is a matter of luck. */
const messagesIn = ({ told }: Story) =>
  told.flatMap((value): object[] => {
    const { data } = value as { data: RoomEvent };
    return data.type === 'reset' ? [data] : data.messages;
  });

/** Ids and times differ from run to run: each becomes the place in which it was first seen. */
function comparable(value: unknown): unknown {
  const seen = new Map<string, string>();
  const pattern = /[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d{2}-\d{2}T[\d:.]+Z/g;
  return JSON.parse(
    JSON.stringify(value).replace(pattern, (id) => {
      if (id.endsWith('Z')) return 'a time';
      if (!seen.has(id)) seen.set(id, `id ${seen.size + 1}`);
      return seen.get(id) as string;
    }),
  );
}

/** What Ben's tab shows of his places: how often activity is told, and what a snapshot already holds, is a matter of luck. */
function folded({ told }: Story): MeSnapshot | null {
  let snapshot: MeSnapshot | null = null;
  for (const event of told as MeEvent[]) {
    if (event.type === 'snapshot') snapshot = event;
    else if (snapshot && event.type !== 'personChanged') snapshot = applyMeChange(snapshot, event);
  }
  return snapshot;
}

test('the ordinary client is told the same by shared frames as by tRPC itself', async () => {
  const [shared, stock] = [await script('shared'), await script('stock')];
  expect(stock.messages.length).toBeGreaterThan(8);
  expect(comparable(shared)).toEqual(comparable(stock));
}, 60_000);
