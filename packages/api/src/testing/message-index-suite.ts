import type { RoomId, UserId } from '@parley/contract/ids';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { MessageIndex, MessageQuery, MessageState } from '#ports/message-index.ts';
import { messageWordsOf } from '#ports/message-words.ts';
import { searchWordsOf } from '#ports/search-words.ts';
import { type TestDatabase, testDatabase } from './database.ts';

/** What every index of messages promises. `open` makes one over a test's database. */
export function messageIndexSuite(open: (database: TestDatabase) => Promise<MessageIndex>): void {
  async function world() {
    const index = await open(await testDatabase());
    const [home, away] = [v7() as RoomId, v7() as RoomId];
    const [ana, ben] = [v7() as UserId, v7() as UserId];
    const said = (seq: number, text: string, of: Partial<MessageState> = {}): MessageState => ({
      ...{ roomId: home, seq, version: seq, authorId: ana, at: 1_700_000_000_000 + seq * 1_000 },
      words: messageWordsOf(text),
      ...of,
    });
    async function find(text: string, of: Partial<MessageQuery> = {}) {
      const all = { roomIds: [home, away], authorId: null, from: null, until: null, after: null, take: 10 };
      const places = await index.find({ ...all, words: searchWordsOf(text), ...of });
      return places?.map(({ roomId, seq }) => (roomId === home ? seq : -seq));
    }
    return { index, home, away, ana, ben, said, find };
  }

  test('a message is found by its words in any order, a beginning, a slip in a longer word, and without accents', async () => {
    const { index, said, find } = await world();
    await index.write([
      said(1, 'The synthesizer is at the café.'),
      said(2, '日本語を勉強します'),
      said(3, 'Nothing here <@0190e0e0-0000-7000-8000-000000000000>'),
    ]);
    for (const query of ['synthesizer', 'cafe synth', 'Café', 'synthesiser', 'the is at', 'syn']) {
      expect([query, await find(query)]).toEqual([query, [1]]);
    }
    expect(await find('日本')).toEqual([2]);
    expect(await find('0190e0e0')).toEqual([]);
    expect(await find('synthesizer tomorrow')).toEqual([]);
    expect(await find(`' & | ! :* \\`)).toEqual([3, 2, 1]);
  });

  test('only the given rooms, author and time are searched, and pages follow each other, the newest first', async () => {
    const { index, home, away, ana, ben, said, find } = await world();
    await index.write([1, 2, 3, 4, 5].map((seq) => said(seq, 'tea time', seq % 2 ? {} : { authorId: ben })));
    await index.write([said(9, 'tea time', { roomId: away })]);
    expect(await find('tea')).toEqual([-9, 5, 4, 3, 2, 1]);
    expect(await find('tea', { roomIds: [home] })).toEqual([5, 4, 3, 2, 1]);
    expect(await find('tea', { roomIds: [] })).toEqual([]);
    expect(await find('', { authorId: ana, roomIds: [home] })).toEqual([5, 3, 1]);
    const at = (seq: number) => 1_700_000_000_000 + seq * 1_000;
    expect(await find('tea', { from: at(2), until: at(4) })).toEqual([3, 2]);
    expect(await find('tea', { take: 2, after: { at: at(5), roomId: home, seq: 5 } })).toEqual([4, 3]);
  });

  test('the newer version of a message stays, whichever is written last, and rooms are forgotten', async () => {
    const { index, home, away, said, find } = await world();
    await index.write([said(1, 'old words', { version: 1 }), said(2, 'old words', { version: 4 })]);
    await index.write([said(1, 'other words', { version: 3 }), said(2, '', { version: 5 })]);
    await index.write([said(1, 'old words', { version: 2 }), said(2, 'old words', { version: 4 })]);
    await index.write([said(7, 'old words', { roomId: away })]);
    expect(await find('old')).toEqual([-7]);
    expect(await find('other')).toEqual([1]);
    await index.forget([away]);
    await index.forget([away]);
    await expect.poll(() => find('words')).toEqual([1]);
    expect(await find('words', { roomIds: [home] })).toEqual([1]);
  });
}
