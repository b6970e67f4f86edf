import type { RoomId } from '@parley/contract/ids';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { jobs } from '#jobs.ts';
import { postgresMessages } from '#ports/postgres-messages.ts';
import { expectQueries } from '#testing/expect-queries.ts';
import { callerOf, signIn, testProcess } from '#testing/process.ts';
import { type Person, testWorld } from '#testing/world.ts';
import { getIndexLag } from './queries.ts';

/** A group with a room, and people who say things there. */
async function club() {
  const world = await testWorld();
  const { db, groupId, deps } = world;
  const room = await db.room.findFirstOrThrow({ where: { groupId } });
  const roomId = room.id as RoomId;
  const say = (person: Person, text: string) => person.ask.messages.send({ roomId, clientId: v7() as never, text });
  const index = () => jobs['search.indexChanges'].run(deps, {});
  const textsOf = async (person: Person, query: string) =>
    (await person.ask.search.messages({ query })).found.map(({ message }) => message.text);
  return { ...world, roomId, say, index, textsOf };
}

test('a message is found as soon as it is sent, and the same way once it is in the index', async () => {
  const { owner, say, index, textsOf, deps } = await club();
  await say(owner, 'The modular synth hums.');
  await say(owner, 'Nobody answers.');
  for (const isIndexed of [false, true]) {
    if (isIndexed) await index();
    for (const query of ['synth', 'hums modular', 'modulra', 'mod']) {
      expect([isIndexed, query, await textsOf(owner, query)]).toEqual([isIndexed, query, ['The modular synth hums.']]);
    }
  }
  expect(await getIndexLag(deps.db, deps.messageIndex.name)).toEqual({ changes: 0, oldestSeconds: 0 });
});

test('who isn’t in the group finds nothing, who leaves finds nothing more, and a room of theirs isn’t there', async () => {
  const { owner, outsider, member, say, index, textsOf, anybody, groupId, roomId } = await club();
  const ana = await member('Ana');
  await say(owner, 'A secret synth.');
  await index();
  await say(owner, 'Another secret synth.');
  expect(await textsOf(ana, 'secret')).toHaveLength(2);
  expect(await textsOf(outsider, 'secret')).toEqual([]);
  await expect(outsider.ask.search.messages({ query: 'secret', roomId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(anybody.search.messages({ query: 'secret' })).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  await ana.ask.groups.leave({ groupId });
  expect(await textsOf(ana, 'secret')).toEqual([]);
});

test('edits and deletions are followed at once, before the index knows of them and after', async () => {
  const { owner, say, index, textsOf, roomId } = await club();
  const { seq } = await say(owner, 'Meet at noon.');
  const gone = await say(owner, 'Noon is fine.');
  await index();
  await owner.ask.messages.edit({ roomId, seq, text: 'Meet at midnight.' });
  await owner.ask.messages.delete({ roomId, seq: gone.seq });
  for (const isIndexed of [false, true]) {
    if (isIndexed) await index();
    expect(await textsOf(owner, 'noon')).toEqual([]);
    expect(await textsOf(owner, 'midnight')).toEqual(['Meet at midnight.']);
  }
  await owner.ask.messages.restore({ roomId, seq: gone.seq });
  expect(await textsOf(owner, 'noon')).toEqual(['Noon is fine.']);
});

test('a page follows the other without repeating or skipping, across what is indexed and what isn’t, at the same cost', async () => {
  const { owner, index, roomId, ...opened } = await club();
  const note = async (from: number, to: number) => {
    await opened.pool.query(
      `INSERT INTO messages (room_id, seq, version, author_id, client_id, text, updated_at)
       SELECT $1, seq, seq, $2, gen_random_uuid(), 'note ' || seq - 1, now() FROM generate_series($3::int, $4::int) AS seq`,
      [roomId, owner.userId, from, to],
    );
    await opened.pool.query('UPDATE rooms SET last_seq = $2, version = $2 WHERE id = $1', [roomId, to]);
  };
  await note(1, 40);
  await index();
  await note(41, 60);
  await owner.ask.messages.edit({ roomId, seq: 3, text: 'note 2 again' });
  const seen: string[] = [];
  for (let cursor: string | null = null, page = 0; page === 0 || cursor; page++) {
    const hits = await owner.ask.search.messages({ query: 'note', cursor });
    seen.push(...hits.found.map(({ message }) => message.text));
    cursor = hits.nextCursor;
  }
  expect(seen).toEqual(Array.from({ length: 60 }, (_, i) => (i === 57 ? 'note 2 again' : `note ${59 - i}`)));
  await expect(owner.ask.search.messages({ query: 'note', cursor: '[]' })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expectQueries(opened, 5, () => owner.ask.search.messages({ query: 'note 5' }));
});

test('what was said by somebody, in a room, before and after a moment', async () => {
  const { owner, member, say, index, db, roomId } = await club();
  const ana = await member('Ana');
  await say(owner, 'tea');
  await say(ana, 'tea');
  await db.message.updateMany({ where: { roomId, seq: 1 }, data: { createdAt: new Date('2026-01-05T12:00:00Z') } });
  await index();
  const seqs = async (input: Parameters<Person['ask']['search']['messages']>[0]) =>
    (await owner.ask.search.messages(input)).found.map(({ message }) => message.seq);
  expect(await seqs({ query: 'tea', authorId: ana.userId })).toEqual([2]);
  expect(await seqs({ query: '', authorId: owner.userId, roomId })).toEqual([1]);
  expect(await seqs({ query: 'tea', before: '2026-02-01T00:00:00.000Z' })).toEqual([1]);
  expect(await seqs({ query: 'tea', after: '2026-02-01T00:00:00.000Z' })).toEqual([2]);
});

test('what is found is shown with its room, its author and what stands around the words, marked', async () => {
  const { owner, member, say } = await club();
  const ana = await member('Ana');
  await say(owner, `${'well '.repeat(60)}<@${ana.userId}> has a **synth** at \`home\``);
  const { found, people } = await owner.ask.search.messages({ query: 'synth' });
  expect(found[0]).toMatchObject({ groupName: 'Synth Club', roomName: 'home', message: { authorId: owner.userId } });
  const snippet = found[0]?.snippet.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('');
  expect(snippet).toMatch(/^…[wel ]+@Ana has a \[synth\] at home$/);
  expect(people.map(({ displayName }) => displayName)).toEqual(['Ana', 'Olga']);
});

test('while the index is away, what was said of late is found, and people are told', async () => {
  const { say, owner, ...opened } = await club();
  await say(owner, 'Is anybody here?');
  const index = { ...postgresMessages(opened.db), find: async () => null };
  const ask = callerOf(testProcess(opened, { messageIndex: index }), await signIn(opened, owner.userId));
  const { found, isDegraded } = await ask.search.messages({ query: 'anybody' });
  expect(found.map(({ message }) => message.text)).toEqual(['Is anybody here?']);
  expect(isDegraded).toBe(true);
});

test('moments and cursors that nobody was given are answered or refused like any other input', async () => {
  const { owner, say, index, roomId } = await club();
  await say(owner, 'tea');
  await index();
  const search = (input: Parameters<Person['ask']['search']['messages']>[0]) => owner.ask.search.messages(input);
  expect((await search({ query: 'tea', after: '0000-01-01T00:00:00.000Z' })).found).toHaveLength(1);
  expect((await search({ query: 'tea', before: '0000-01-01T00:00:00.000Z' })).found).toEqual([]);
  const at = Number.MAX_SAFE_INTEGER;
  for (const cursor of [[at, roomId, 1], [1, roomId, at], [-1, roomId, 1], [1, roomId, -1], [1, '%', 1], {}]) {
    const attempt = search({ query: 'tea', cursor: JSON.stringify(cursor) });
    await expect(attempt, String(cursor)).rejects.toMatchObject({ code: 'CONFLICT' });
  }
});
