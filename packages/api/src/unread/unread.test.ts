import { applyMeChange } from '@parley/contract/apply-me-event';
import type { MeEvent, MeSnapshot } from '@parley/contract/events';
import type { ClientId, RoomId } from '@parley/contract/ids';
import { unreadOf } from '@parley/contract/unread';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { getSnapshot } from '#me/queries.ts';
import { type Person, testWorld } from '#testing/world.ts';

const newId = () => v7() as ClientId;

/** Follows what concerns somebody as their tab does; `now` is what the tab knows. */
async function openTab({ ask }: Person) {
  const tab: { now: MeSnapshot | null } = { now: null };
  const stream = (await ask.me.live()) as AsyncIterable<MeEvent>;
  async function follow() {
    for await (const event of stream) {
      if (event.type === 'snapshot') tab.now = event;
      else if (event.type !== 'personChanged' && tab.now) tab.now = applyMeChange(tab.now, event);
    }
  }
  void follow();
  await expect.poll(() => tab.now).not.toBeNull();
  return tab;
}

async function clubWithAna() {
  const world = await testWorld();
  const { groupId, owner } = world;
  const { rooms } = await owner.ask.groups.get({ groupId });
  const roomId = rooms[0]?.id as RoomId;
  const ana = await world.person('Ana');
  await ana.ask.groups.join({ groupId });
  const say = (who: Person, text: string) => who.ask.messages.send({ roomId, clientId: newId(), text });
  const badgeOf = async (person: Person) =>
    (await getSnapshot(world.deps.db, person.userId)).badges.find((badge) => badge.roomId === roomId);
  return { ...world, ana, roomId, say, badgeOf };
}

test('predecessor defect 9: what others say is unread until it is seen, what one says oneself never is', async () => {
  const { owner, ana, roomId, say, badgeOf } = await clubWithAna();
  await say(owner, 'one');
  await say(owner, 'two');
  expect(unreadOf((await badgeOf(ana)) as never)).toEqual({ messages: 2, mentions: 0 });
  expect(unreadOf((await badgeOf(owner)) as never)).toEqual({ messages: 0, mentions: 0 });
  expect(await ana.ask.unread.markRead({ roomId, readSeq: 1, version: 0 })).toEqual({ readSeq: 1, version: 0 });
  expect(unreadOf((await badgeOf(ana)) as never)).toEqual({ messages: 1, mentions: 0 });
});

test('whoever joins has read what was said before', async () => {
  const { owner, roomId, groupId, say, person, badgeOf } = await clubWithAna();
  await say(owner, 'before');
  const late = await person('Late');
  await late.ask.groups.join({ groupId });
  expect(await badgeOf(late)).toMatchObject({ roomId, lastSeq: 1, mark: { readSeq: 1 } });
});

test('a mark moves up only, never past the end, and repeating it is harmless', async () => {
  const { owner, ana, roomId, say } = await clubWithAna();
  for (const text of ['one', 'two', 'three']) await say(owner, text);
  const move = (readSeq: number) => ana.ask.unread.markRead({ roomId, readSeq, version: 0 });
  expect(await move(2)).toEqual({ readSeq: 2, version: 0 });
  expect(await move(1)).toEqual({ readSeq: 2, version: 0 });
  expect(await move(99)).toEqual({ readSeq: 3, version: 0 });
  expect(await move(99)).toEqual({ readSeq: 3, version: 0 });
});

test('a mark that was set back by hand is not moved by a tab that does not know of it yet', async () => {
  const { owner, ana, roomId, say } = await clubWithAna();
  for (const text of ['one', 'two', 'three']) await say(owner, text);
  await ana.ask.unread.markRead({ roomId, readSeq: 3, version: 0 });
  expect(await ana.ask.unread.markUnread({ roomId, fromSeq: 2 })).toEqual({ readSeq: 1, version: 1 });
  expect(await ana.ask.unread.markRead({ roomId, readSeq: 3, version: 0 })).toEqual({ readSeq: 1, version: 1 });
  expect(await ana.ask.unread.markRead({ roomId, readSeq: 3, version: 1 })).toEqual({ readSeq: 3, version: 1 });
});

test('a mark set by hand beyond the end hides nothing that is said later', async () => {
  const { ana, owner, roomId, say, badgeOf } = await clubWithAna();
  await say(owner, 'one');
  expect(await ana.ask.unread.markUnread({ roomId, fromSeq: 1_000 })).toEqual({ readSeq: 1, version: 1 });
  await say(owner, 'two');
  expect(await badgeOf(ana)).toMatchObject({ lastSeq: 2, mark: { readSeq: 1, version: 1 } });
});

test('a mention counts for whom it names, moves with an edit, goes with a deletion and comes back with it', async () => {
  const { owner, ana, roomId, say, badgeOf } = await clubWithAna();
  const mentions = async () => (await badgeOf(ana))?.mentions;
  const { seq } = await say(owner, `<@${ana.userId}> look`);
  expect(await mentions()).toEqual([seq]);
  await owner.ask.messages.edit({ roomId, seq, text: 'never mind' });
  expect(await mentions()).toEqual([]);
  await owner.ask.messages.edit({ roomId, seq, text: `yes, <@${ana.userId}>` });
  await owner.ask.messages.delete({ roomId, seq });
  expect(await mentions()).toEqual([]);
  await owner.ask.messages.restore({ roomId, seq });
  expect(await mentions()).toEqual([seq]);
});

test('nobody is mentioned who is not in the group, and oneself neither', async () => {
  const { deps, owner, outsider, say } = await clubWithAna();
  await say(owner, `<@${outsider.userId}> <@${owner.userId}>`);
  expect(await deps.db.mention.count()).toBe(0);
});

test('an outsider can neither read nor move a mark', async () => {
  const { outsider, roomId } = await clubWithAna();
  await expect(outsider.ask.unread.markRead({ roomId, readSeq: 1, version: 0 })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(outsider.ask.unread.markUnread({ roomId, fromSeq: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('all that a tab begins with is one query, with one room and with fifty', async () => {
  const { deps, owner, groupId, statements } = await clubWithAna();
  const { topics } = await owner.ask.groups.get({ groupId });
  const cost = async () => {
    const before = statements.length;
    const { badges } = await getSnapshot(deps.db, owner.userId);
    return { badges: badges.length, queries: statements.length - before };
  };
  const ofOne = await cost();
  for (let i = 0; i < 49; i++) {
    await deps.db.room.create({ data: { groupId, topicId: topics[0]?.id as string, name: `room ${i}` } });
  }
  expect(await cost()).toEqual({ badges: 50, queries: ofOne.queries });
  expect(ofOne).toEqual({ badges: 1, queries: 1 });
});

test('badges are read without looking at a single message', async () => {
  const { deps, owner, pool, statements } = await clubWithAna();
  await getSnapshot(deps.db, owner.userId);
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${statements.at(-1)}`, [owner.userId, null]);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toMatch(/ on mentions/);
  expect(plan).not.toMatch(/ on messages/);
});

const step = fc.oneof(
  fc.record({ act: fc.constantFrom('send' as const, 'sendOwn' as const, 'mention' as const) }),
  fc.record({
    act: fc.constantFrom('edit' as const, 'delete' as const, 'read' as const, 'unread' as const),
    at: fc.nat(6),
  }),
);

test('after any history, what a tab knows from its stream equals a fresh snapshot', async () => {
  const { deps, owner, ana, roomId, say } = await clubWithAna();
  const tab = await openTab(ana);
  let count = 0;

  async function play(step: { act: string; at?: number }) {
    const seq = ((step.at ?? 0) % Math.max(1, count)) + 1;
    if (['send', 'sendOwn', 'mention'].includes(step.act)) {
      await say(step.act === 'sendOwn' ? ana : owner, step.act === 'mention' ? `<@${ana.userId}>` : 'hello');
      count += 1;
    } else if (count > 0) {
      await change(step.act, seq).catch(onlyRefused);
    }
  }

  const change = async (act: string, seq: number) => {
    const { mark } = (tab.now as MeSnapshot).badges.find((badge) => badge.roomId === roomId) ?? {
      mark: { version: 0 },
    };
    if (act === 'edit')
      await owner.ask.messages.edit({ roomId, seq, text: seq % 2 ? `<@${ana.userId}> again` : 'nobody' });
    if (act === 'delete') await owner.ask.messages.delete({ roomId, seq });
    if (act === 'read') await ana.ask.unread.markRead({ roomId, readSeq: seq, version: mark.version });
    if (act === 'unread') await ana.ask.unread.markUnread({ roomId, fromSeq: seq });
  };

  const sameAsFresh = fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (history) => {
    for (const step of history) await play(step);
    const fresh = await getSnapshot(deps.db, ana.userId);
    await expect.poll(() => tab.now && visible(tab.now), { timeout: 5_000 }).toEqual(visible(fresh));
  });
  await fc.assert(sameAsFresh, { numRuns: 4 });
});

/** Mentions that were read count for nobody; a fresh snapshot leaves them out. */
const visible = ({ me, groups, badges }: MeSnapshot) => ({
  me,
  groups,
  badges: badges.map((badge) => ({ ...badge, mentions: badge.mentions.filter((seq) => seq > badge.mark.readSeq) })),
});

const onlyRefused = (error: { code?: string }) => {
  if (error.code !== 'CONFLICT' && error.code !== 'FORBIDDEN') throw error;
};
