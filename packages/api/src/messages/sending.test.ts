import type { ClientId, RoomId, UserId } from '@parley/contract/ids';
import type { MessageView, RoomChanged, SendMessage } from '@parley/contract/messages';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { roomChannel, userChannel } from '#live/channels.ts';
import { requireRoomMember } from '#rooms/queries.ts';
import { testDatabase } from '#testing/database.ts';
import { expectQueries } from '#testing/expect-queries.ts';
import { testProcess } from '#testing/process.ts';
import { roomOf, testPeople } from '#testing/rows.ts';
import { listMessages } from './queries.ts';
import { sendMessage } from './service.ts';
import type { Sending } from './view.ts';

const newId = () => v7() as ClientId;

type Draft = Partial<SendMessage> & { from?: number };

/** A group of three with two rooms; `events` holds what the first room's readers were told, `told` what its people were. */
async function busyClub() {
  const database = await testDatabase();
  const { db, pool } = database;
  const deps = testProcess(database);
  const people = await testPeople(database, 3);
  const { groupId, topicId, roomId: home } = await roomOf(database, people);
  const addRoom = async () => (await db.room.create({ data: { groupId, topicId } })).id as RoomId;
  const garden = await addRoom();
  const events: RoomChanged[] = [];
  const told: { to: number; type: string }[] = [];
  await deps.bus.subscribe(roomChannel(home), (event) => events.push(event as RoomChanged));
  for (const [to, userId] of people.entries()) {
    await deps.bus.subscribe(userChannel(userId), (news) => told.push({ to, ...(news as { type: string }) }));
  }

  /** Messages whose senders were let through a moment ago. */
  const admit = (drafts: Draft[]): Promise<Sending[]> =>
    Promise.all(
      drafts.map(async ({ from = 0, ...draft }) => {
        const input = { roomId: home, clientId: newId(), text: 'hm', replyTo: null, ...draft };
        return { input, by: await requireRoomMember(db, input.roomId, people[from] as UserId) };
      }),
    );
  /** Hands in messages within one turn of the event loop. */
  const send = (admitted: Sending[]) => admitted.map(({ by, input }) => sendMessage(deps, by, input));
  const page = async (roomId = home) => {
    const reader = await requireRoomMember(db, roomId, people[0] as UserId);
    return (await listMessages(db, reader.userId, { roomId: reader.roomId, limit: 100 })).parse();
  };

  /** Holds a room's row as another process would; the answer runs a statement, and lets go. */
  async function hold(roomId: RoomId) {
    const holder = await pool.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM rooms WHERE id = $1 FOR UPDATE', [roomId]);
    return async (statement = 'SELECT 1') => {
      await holder.query(statement);
      await holder.query('COMMIT');
      holder.release();
    };
  }

  const waiting = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
  const untilOneWaits = () => expect.poll(async () => (await pool.query(waiting)).rowCount).toBe(1);

  return { ...database, people, groupId, home, garden, addRoom, events, told, admit, send, page, hold, untilOneWaits };
}

/** Each answer as its seq, each refusal as its code. */
const outcomes = async (calls: Promise<MessageView>[]) =>
  (await Promise.allSettled(calls)).map((call) => (call.status === 'fulfilled' ? call.value.seq : call.reason.code));

const fifty = (draft: (i: number) => Draft) => Array.from({ length: 50 }, (_, i) => draft(i));

test('sending costs one statement, and so do fifty messages of several people in several rooms', async () => {
  const club = await busyClub();
  const one = await club.admit([{}]);
  const many = await club.admit(fifty((i) => ({ from: i % 3, roomId: i % 2 ? club.home : club.garden })));
  await expectQueries(club, 1, () => Promise.all(club.send(one)));
  await expectQueries(club, 1, () => Promise.all(club.send(many)));
});

test('what messages quote and whom they name costs two more, whatever their number', async () => {
  const club = await busyClub();
  const draft = { replyTo: 1, text: `<@${club.people[1]}>` };
  await Promise.all(club.send(await club.admit([{}])));
  const one = await club.admit([draft]);
  const many = await club.admit(fifty(() => draft));
  await expectQueries(club, 3, () => Promise.all(club.send(one)));
  await expectQueries(club, 3, () => Promise.all(club.send(many)));
});

test('messages sent together stand in the order in which they came, and are told of as one change', async () => {
  const { admit, send, page, events, told, people } = await busyClub();
  const drafts = fifty((i) => ({ from: i % 2, text: i === 7 ? `<@${people[2]}>` : `message ${i}` }));
  const answers = await Promise.all(send(await admit(drafts)));
  expect(answers.map(({ seq, version, text }) => ({ seq, version, text }))).toEqual(
    drafts.map(({ text }, i) => ({ seq: i + 1, version: i + 1, text })),
  );
  expect((await page()).messages).toEqual(answers);
  expect(events).toMatchObject([{ from: 0, to: 50, messages: answers, quoted: [] }]);
  expect(events[0]?.people.map(({ id }) => id).toSorted()).toEqual([...people].toSorted());
  expect(told.toSorted((a, b) => a.to - b.to)).toMatchObject([
    { to: 0, type: 'markMoved', mark: { readSeq: 49, version: 0 } },
    { to: 1, type: 'markMoved', mark: { readSeq: 50, version: 0 } },
    { to: 2, type: 'mentioned', seq: 8 },
  ]);
});

test('one message sent twice is there once, whether together or later, and both senders get it', async () => {
  const { admit, send, page, events } = await busyClub();
  const twice = { clientId: newId(), text: 'once' };
  const admitted = await admit([twice, { text: 'other' }, twice, { text: 'last' }]);
  expect(await outcomes(send(admitted))).toEqual([1, 2, 1, 3]);
  const [again] = await Promise.all(send(await admit([twice])));
  expect((await page()).messages.map(({ text }) => text)).toEqual(['once', 'other', 'last']);
  expect((await page()).messages[0]).toEqual(again);
  expect(events.flatMap(({ messages }) => messages.map(({ seq }) => seq))).toEqual([1, 2, 3]);
});

test('the same client id of two people is two messages', async () => {
  const { admit, send } = await busyClub();
  const clientId = newId();
  expect(await outcomes(send(await admit([0, 1].map((from) => ({ from, clientId })))))).toEqual([1, 2]);
});

test('a message that another process stores at the same moment is answered as it is there', async () => {
  const { admit, send, pool, home, people, hold, untilOneWaits, page } = await busyClub();
  const clientId = newId();
  const release = await hold(home);
  const calls = send(await admit([{ text: 'before' }, { clientId, text: 'here' }, { text: 'after' }]));
  await untilOneWaits();
  await release(`
    WITH other AS (UPDATE rooms SET last_seq = 1, version = 1 WHERE id = '${home}')
    INSERT INTO messages (room_id, seq, version, author_id, client_id, text, updated_at)
    VALUES ('${home}', 1, 1, '${people[0]}', '${clientId}', 'there', now())`);
  expect(await outcomes(calls)).toEqual([2, 1, 3]);
  expect((await page()).messages.map(({ text }) => text)).toEqual(['there', 'before', 'after']);
  expect((await pool.query('SELECT last_seq, version FROM rooms WHERE id = $1', [home])).rows).toEqual([
    { last_seq: 3, version: 3 },
  ]);
});

test('what cannot be stored fails alone', async () => {
  const { admit, send, page, garden } = await busyClub();
  const drafts = [{ text: 'one' }, { text: 'NUL \0' }, { text: 'two' }, { replyTo: 99 }, { roomId: garden }];
  const answers = await outcomes(send(await admit([...drafts, { text: 'three' }])));
  expect(answers).toEqual([1, '22021', 2, 'not_found', 1, 3]);
  expect((await page()).messages.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
});

test('whoever is removed while their messages wait says nothing more, and the others do', async () => {
  const { admit, send, db, groupId, home, people, hold, untilOneWaits } = await busyClub();
  const release = await hold(home);
  const calls = send(await admit([{}]));
  await untilOneWaits();
  calls.push(...send(await admit([{ from: 1 }, { from: 2 }, { from: 1 }, { from: 0 }])));
  await db.member.delete({ where: { groupId_userId: { groupId, userId: people[1] as UserId } } });
  await release();
  expect(await outcomes(calls)).toEqual([1, 'not_found', 2, 'not_found', 3]);
});

test('in a room that is deleted meanwhile nothing is said any more, and in the others it is', async () => {
  const { admit, send, home, garden, hold, untilOneWaits } = await busyClub();
  const release = await hold(home);
  const drafts = [home, garden, home, garden].map((roomId) => ({ roomId }));
  const calls = send(await admit(drafts));
  await untilOneWaits();
  await release(`UPDATE rooms SET deleted_at = now() WHERE id = '${home}'`);
  expect(await outcomes(calls)).toEqual(['not_found', 1, 'not_found', 2]);
});

test('a room whose row is held elsewhere keeps no other room waiting', async () => {
  const { admit, send, home, garden, hold } = await busyClub();
  const release = await hold(home);
  const drafts = [home, garden, home, garden].map((roomId) => ({ roomId }));
  const [first, second, third, fourth] = send(await admit(drafts)) as [Promise<MessageView>, ...Promise<MessageView>[]];
  expect(await outcomes([second, fourth] as Promise<MessageView>[])).toEqual([1, 2]);
  await release();
  expect(await outcomes([first, third] as Promise<MessageView>[])).toEqual([1, 2]);
});

const anyDraft = fc.record({
  from: fc.nat(2),
  room: fc.nat(1),
  id: fc.nat(20),
  replyTo: fc.constantFrom(null, null, 1, 2, 99),
  names: fc.option(fc.nat(2)),
  isBroken: fc.integer({ min: 1, max: 40 }).map((one) => one === 1),
});

test('messages sent together become what they become when they are sent one by one', async () => {
  const { admit, send, page, people, addRoom, pool } = await busyClub();
  const begin = async (roomIds: RoomId[]) => {
    for (const roomId of roomIds) await Promise.all(send(await admit([{ roomId }, { roomId }])));
  };
  const left = async (roomIds: RoomId[]) => {
    const of = async (sql: string, roomId: RoomId) => (await pool.query(sql, [roomId])).rows;
    return Promise.all(
      roomIds.map(async (roomId) => [
        (await page(roomId)).messages.map(({ createdAt: _, clientId: __, ...view }) => view),
        await of('SELECT user_id, read_seq FROM marks WHERE room_id = $1 ORDER BY 1', roomId),
        await of('SELECT seq, target_id FROM mentions WHERE room_id = $1 ORDER BY 1, 2', roomId),
      ]),
    );
  };

  const together = fc.asyncProperty(fc.array(anyDraft, { maxLength: 25 }), async (drafts) => {
    const ids = Array.from({ length: 21 }, newId);
    const [these, those] = [await Promise.all([addRoom(), addRoom()]), await Promise.all([addRoom(), addRoom()])];
    await begin([...these, ...those]);
    const draftsIn = (rooms: RoomId[]): Draft[] =>
      drafts.map(({ from, room, id, replyTo, names, isBroken }) => ({
        ...{ from, replyTo, roomId: rooms[room] as RoomId, clientId: ids[id] as ClientId },
        text: (names === null ? `message ${id}` : `<@${people[names]}>`) + (isBroken ? '\0' : ''),
      }));
    const answers = await outcomes(send(await admit(draftsIn(these))));
    const oneByOne = [];
    for (const sending of await admit(draftsIn(those))) oneByOne.push(...(await outcomes(send([sending]))));
    expect(answers).toEqual(oneByOne);
    expect(await left(these)).toEqual(await left(those));
  });
  await fc.assert(together, { numRuns: 15 });
});
