import type { ClientId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import { MessagesPage, type RoomEvent } from '@parley/contract/messages';
import { applyRoomChanged, startRoomLog } from '@parley/contract/room-log';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { roomChannel } from '#live/channels.ts';
import { testDatabase } from '#testing/database.ts';
import { callerOf, signIn, testProcess } from '#testing/process.ts';
import { roomOf, testPeople } from '#testing/rows.ts';
import { purgeMessage } from './jobs.ts';
import { listChangedSince } from './queries.ts';

const newId = () => v7() as ClientId;

/** A room with its owner and a member, as callers; `events` holds what was published to the room. */
async function talkingRoom(clock = () => new Date()) {
  const database = await testDatabase();
  const deps = testProcess(database, { clock });
  const people = await testPeople(database, 3);
  const [ownerId, memberId, outsiderId] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
  const { groupId, roomId } = await roomOf(database, [ownerId, memberId]);
  const events: RoomEvent[] = [];
  await deps.bus.subscribe(roomChannel(roomId), (event) => events.push(event as RoomEvent));
  const as = async (userId: (typeof people)[0]) => callerOf(deps, await signIn(database, userId));
  const [owner, member, outsider] = [await as(ownerId), await as(memberId), await as(outsiderId)];
  const say = (text: string, replyTo: number | null = null) =>
    member.messages.send({ roomId, clientId: newId(), text, replyTo });
  return { deps, database, groupId, roomId, events, owner, member, outsider, ownerId, memberId, say };
}

test('a message takes the next place, and whoever looks at the room hears of it', async () => {
  const { say, events, memberId } = await talkingRoom();
  const first = await say('  Hello  ');
  const second = await say('again');
  expect(first).toMatchObject({ seq: 1, version: 1, text: 'Hello', authorId: memberId });
  expect(second).toMatchObject({ seq: 2, version: 2 });
  await expect.poll(() => events.length).toBe(2);
  expect(events[1]).toMatchObject({ type: 'changed', from: 1, to: 2, messages: [second], quoted: [] });
});

test('sending the same message again answers the one that exists, also at the same moment', async () => {
  const { member, roomId, events } = await talkingRoom();
  const message = { roomId, clientId: newId(), text: 'once' };
  const answers = await Promise.all([1, 2, 3].map(() => member.messages.send(message)));
  expect(answers.map(({ seq }) => seq)).toEqual([1, 1, 1]);
  expect(await member.messages.list({ roomId })).toMatchObject({ lastSeq: 1 });
  expect(events).toHaveLength(1);
});

test('an outsider can neither read, write, change nor delete, and cannot tell that the room exists', async () => {
  const { outsider, roomId, say } = await talkingRoom();
  await say('ours');
  for (const place of [roomId, v7() as typeof roomId]) {
    const refused = { code: 'NOT_FOUND', message: 'room not found' };
    await expect(outsider.messages.list({ roomId: place })).rejects.toMatchObject(refused);
    await expect(outsider.messages.send({ roomId: place, clientId: newId(), text: 'x' })).rejects.toMatchObject(
      refused,
    );
    await expect(outsider.messages.edit({ roomId: place, seq: 1, text: 'x' })).rejects.toMatchObject(refused);
    await expect(outsider.messages.delete({ roomId: place, seq: 1 })).rejects.toMatchObject(refused);
    await expect(outsider.messages.restore({ roomId: place, seq: 1 })).rejects.toMatchObject(refused);
  }
});

test('only the author edits; the author and whoever manages messages delete', async () => {
  const { owner, member, roomId, say } = await talkingRoom();
  const { seq } = await say('mine');
  await expect(owner.messages.edit({ roomId, seq, text: 'yours' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await member.messages.edit({ roomId, seq, text: 'better' })).toMatchObject({
    seq,
    version: 2,
    text: 'better',
  });
  const deleted = await owner.messages.delete({ roomId, seq });
  expect(deleted).toMatchObject({ seq, version: 3, text: '', isDeleted: true });
  await expect(member.messages.edit({ roomId, seq, text: 'again' })).rejects.toMatchObject({ code: 'CONFLICT' });
  const own = await owner.messages.send({ roomId, clientId: newId(), text: 'the owner’s' });
  await expect(member.messages.delete({ roomId, seq: own.seq })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a deletion can be taken back for a while by who made it, and then what was said is gone for good', async () => {
  let now = Date.now();
  const { deps, owner, member, roomId, say } = await talkingRoom(() => new Date(now));
  const { seq } = await say('oops');
  await member.messages.delete({ roomId, seq });
  await expect(owner.messages.restore({ roomId, seq })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await purgeMessage(deps, { roomId, seq });
  expect(await member.messages.restore({ roomId, seq })).toMatchObject({ text: 'oops', isDeleted: false });
  await member.messages.delete({ roomId, seq });
  now += limits.undoDeleteMs + 1;
  await expect(member.messages.restore({ roomId, seq })).rejects.toMatchObject({ code: 'CONFLICT' });
  await purgeMessage(deps, { roomId, seq });
  expect(await deps.db.message.findFirst({ where: { roomId, seq } })).toMatchObject({ text: '' });
});

test('a deletion queues the job that removes what was said', async () => {
  const { deps, member, roomId, say } = await talkingRoom();
  const { seq } = await say('secret');
  await member.messages.delete({ roomId, seq });
  const queued = await deps.db.$queryRaw`SELECT task_identifier FROM graphile_worker.jobs`;
  expect(queued).toEqual([{ task_identifier: 'messages.purge' }]);
});

test('a reply carries what it replies to, as it now is, also when that is far away', async () => {
  const { member, roomId, say, deps, memberId } = await talkingRoom();
  const original = await say('the original');
  await deps.db.room.update({ where: { id: roomId }, data: { lastSeq: 1 } });
  await member.messages.edit({ roomId, seq: original.seq, text: 'the corrected original' });
  for (let i = 0; i < 5; i++) await say(`between ${i}`);
  const reply = await say('a reply', original.seq);
  const page = await member.messages.list({ roomId, limit: 1 });
  expect(page.messages).toEqual([reply]);
  expect(page.quoted).toMatchObject([{ seq: 1, text: 'the corrected original' }]);
  expect(page.people.map(({ id }) => id)).toEqual([memberId]);
  await expect(say('to the future', 99)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('history goes both ways by key, without a hole', async () => {
  const { member, roomId, say } = await talkingRoom();
  for (let i = 1; i <= 12; i++) await say(`message ${i}`);
  const seqs = async (place: object) =>
    (await member.messages.list({ roomId, limit: 4, ...place })).messages.map(({ seq }) => seq);
  expect(await seqs({})).toEqual([9, 10, 11, 12]);
  expect(await seqs({ before: 9 })).toEqual([5, 6, 7, 8]);
  expect(await seqs({ before: 1 })).toEqual([]);
  expect(await seqs({ after: 10 })).toEqual([11, 12]);
  expect(await seqs({ around: 6 })).toEqual([4, 5, 6, 7]);
  expect(await seqs({ around: 1 })).toEqual([1, 2]);
});

test('a page holds what its schema says and nothing else, whatever became of its messages', async () => {
  const { owner, member, roomId, say, memberId } = await talkingRoom();
  const original = await say(`"quotes", \\, \n, 𝄞 and <@${memberId}>`);
  await say('a reply', original.seq);
  await member.messages.edit({ roomId, seq: 2, text: 'a better reply' });
  await say('not for long', 1);
  await owner.messages.delete({ roomId, seq: 3 });
  for (const limit of [1, 2, 100]) {
    const page = await member.messages.list({ roomId, limit });
    expect(page).toEqual(MessagesPage.parse(page));
  }
  const { messages } = await member.messages.list({ roomId });
  expect(messages[0]).toEqual(original);
  expect(messages[2]).toMatchObject({ text: '', replyTo: null, isDeleted: true });
});

test('predecessor defect 20: a page of fifty messages costs as many queries as a page of one', async () => {
  const { owner, member, roomId, say, database } = await talkingRoom();
  const cost = async () => {
    const before = database.statements.length;
    await member.messages.list({ roomId });
    return database.statements.length - before;
  };
  await say('the first');
  const ofOne = await cost();
  for (let i = 0; i < 29; i++) await say(`message ${i}`);
  for (let i = 0; i < 20; i++) await owner.messages.send({ roomId, clientId: newId(), text: `reply ${i}`, replyTo: 1 });
  expect(ofOne).toBe(1);
  expect(await cost()).toBe(ofOne);
});

test('predecessor defect 11: too long, empty and broken texts are refused, and the next message goes through', async () => {
  const { say } = await talkingRoom();
  for (const text of ['', '   ', 'x'.repeat(limits.messageMaxChars + 1), 'NUL \0 inside']) {
    await expect(say(text)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  }
  expect(await say('x'.repeat(limits.messageMaxChars))).toMatchObject({ seq: 1 });
});

test('people who write at the same moment get places of their own, and each sees their own answer', async () => {
  const { owner, member, roomId } = await talkingRoom();
  const sends = Array.from({ length: 30 }, (_, i) =>
    (i % 2 ? owner : member).messages.send({ roomId, clientId: newId(), text: `message ${i}` }),
  );
  const answers = await Promise.all(sends);
  expect(answers.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
  answers.forEach(({ text }, i) => void expect(text).toBe(`message ${i}`));
});

const step = fc.oneof(
  fc.record({ act: fc.constant('send' as const), replyTo: fc.option(fc.nat(8)) }),
  fc.record({ act: fc.constant('edit' as const), at: fc.nat(8) }),
  fc.record({ act: fc.constant('delete' as const), at: fc.nat(8) }),
  fc.record({ act: fc.constant('restore' as const), at: fc.nat(8) }),
);

test('after any history, a reader who followed the events holds what a fresh page holds', async () => {
  const { member, roomId, events, say } = await talkingRoom();
  const followsEvents = fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (history) => {
    let log = startRoomLog(await member.messages.list({ roomId, limit: 100 }));
    const begun = events.length;
    for (const [i, step] of history.entries()) {
      const { lastSeq } = await member.messages.list({ roomId, limit: 1 });
      const seq = step.act === 'send' ? step.replyTo : (step.at % Math.max(1, lastSeq)) + 1;
      if (step.act === 'send') await say(`message ${i}`, seq && seq <= lastSeq ? seq : null);
      else if (seq && seq <= lastSeq) await change(step.act, seq, i).catch(onlyConflict);
    }
    for (const event of events.slice(begun)) {
      if (event.type === 'changed') log = applyRoomChanged(log, event) ?? log;
    }
    const fresh = startRoomLog(await member.messages.list({ roomId, limit: 100 }));
    for (const [seq, view] of fresh.messages) expect(log.messages.get(seq)).toEqual(view);
    expect(log.version).toBe(fresh.version);
    expect(log.lastSeq).toBe(fresh.lastSeq);
  });

  const change = (act: 'edit' | 'delete' | 'restore', seq: number, i: number) =>
    act === 'edit' ? member.messages.edit({ roomId, seq, text: `edit ${i}` }) : member.messages[act]({ roomId, seq });
  await fc.assert(followsEvents, { numRuns: 8 });
});

const onlyConflict = (error: { code?: string }) => {
  if (error.code !== 'CONFLICT' && error.code !== 'FORBIDDEN') throw error;
};

test('messages that name thousands of people can be read again all the same', async () => {
  const { database, deps, roomId, memberId } = await talkingRoom();
  const crowd = () => Array.from({ length: 95 }, () => `<@${v7()}>`).join('');
  const data = Array.from({ length: 400 }, (_, i) => ({
    ...{ roomId, seq: i + 1, version: i + 1, authorId: memberId, clientId: newId(), text: crowd() },
    replyTo: i < 200 ? null : i - 199,
  }));
  await database.db.message.createMany({ data });
  await database.db.room.update({ where: { id: roomId }, data: { lastSeq: 400, version: 400 } });
  const { step } = await listChangedSince(deps.db, roomId, 200);
  expect(step?.data).toMatchObject({ messages: { length: 200 }, quoted: { length: 200 }, people: [{ id: memberId }] });
});
