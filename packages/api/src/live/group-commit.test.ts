import { expect, test } from 'vitest';
import { createGroupCommit, type GroupCommitOptions, heldUp } from './group-commit.ts';

interface Note {
  room: string;
  text: string;
}

/** A store that writes when the test lets it; `written` holds the batches in the order in which they began. */
function notebook(options: Partial<GroupCommitOptions<Note, string>> = {}) {
  const written: string[][] = [];
  const open: (() => void)[] = [];
  const write = options.write ?? (async (notes) => notes.map(({ text }) => `stored ${text}`));
  const commit = createGroupCommit<Note, string>({
    keyOf: ({ room }) => room,
    nameOf: ({ text }) => text,
    isOfOneItem: (error) => (error as Error).message.startsWith('bad'),
    ...options,
    write: async (notes) => {
      written.push(notes.map(({ text }) => text));
      await new Promise<void>((resolve) => open.push(resolve));
      return write(notes);
    },
  });
  const say = (text: string, room = 'home') => commit({ room, text });
  const untilBegun = (batches: number) => expect.poll(() => written.length).toBe(batches);
  const finish = () => open.shift()?.();
  return { written, say, untilBegun, finish };
}

/** What each caller was told. */
const told = async (calls: Promise<string>[]) =>
  (await Promise.allSettled(calls)).map((call) => (call.status === 'fulfilled' ? call.value : call.reason.message));

test('what comes while a batch is under way is written together next, in the order in which it came', async () => {
  const { written, say, untilBegun, finish } = notebook();
  const calls = [say('one')];
  await untilBegun(1);
  calls.push(say('two'), say('three'), say('four'));
  finish();
  await untilBegun(2);
  finish();
  expect(await told(calls)).toEqual(['stored one', 'stored two', 'stored three', 'stored four']);
  expect(written).toEqual([['one'], ['two', 'three', 'four']]);
});

test('a batch holds no more than it may', async () => {
  const { written, say, untilBegun, finish } = notebook({ batchMax: 2 });
  const calls = ['one', 'two', 'three'].map((text) => say(text));
  await untilBegun(1);
  finish();
  await untilBegun(2);
  finish();
  await told(calls);
  expect(written).toEqual([['one', 'two'], ['three']]);
});

test('a batch that takes long holds up no other key, as long as there is room for another batch', async () => {
  const { written, say, untilBegun, finish } = notebook({ promptMs: 1, batchesMax: 2 });
  const calls = [say('home')];
  await untilBegun(1);
  calls.push(say('garden', 'garden'));
  await untilBegun(2);
  calls.push(say('attic', 'attic'), say('cellar', 'cellar'));
  finish();
  await untilBegun(3);
  expect(written.at(-1)).toEqual(['attic', 'cellar']);
  finish();
  finish();
  expect(await told(calls)).toEqual(['home', 'garden', 'attic', 'cellar'].map((text) => `stored ${text}`));
});

test('the same thing twice is in two batches, and what came after it stays after it', async () => {
  const { written, say, untilBegun, finish } = notebook();
  const calls = [say('once'), say('other'), say('once'), say('last')];
  await untilBegun(1);
  finish();
  await untilBegun(2);
  finish();
  await told(calls);
  expect(written).toEqual([
    ['once', 'other'],
    ['once', 'last'],
  ]);
});

test('whoever is refused hears so alone', async () => {
  const write = async (notes: readonly Note[]) =>
    notes.map(({ text }) => (text === 'rude' ? new Error('refused') : `stored ${text}`));
  const { say, untilBegun, finish } = notebook({ write });
  const calls = [say('kind'), say('rude'), say('quiet')];
  await untilBegun(1);
  finish();
  expect(await told(calls)).toEqual(['stored kind', 'refused', 'stored quiet']);
});

test('a batch that fails because of one is repeated one by one, so that the others are written', async () => {
  const write = async (notes: readonly Note[]) => {
    if (notes.some(({ text }) => text === 'broken')) throw new Error('bad value');
    return notes.map(({ text }) => `stored ${text}`);
  };
  const { written, say, untilBegun, finish } = notebook({ write });
  const calls = [say('whole'), say('broken'), say('sound')];
  for (const begun of [1, 2, 3, 4]) {
    await untilBegun(begun);
    finish();
  }
  expect(await told(calls)).toEqual(['stored whole', 'bad value', 'stored sound']);
  expect(written.slice(1)).toEqual([['whole'], ['broken'], ['sound']]);
});

test('when the store is away everybody hears so, and it is not asked once for each of them', async () => {
  const write = async () => {
    throw new Error('away');
  };
  const { written, say, untilBegun, finish } = notebook({ write });
  const calls = [say('one'), say('two')];
  await untilBegun(1);
  finish();
  expect(await told(calls)).toEqual(['away', 'away']);
  expect(written).toHaveLength(1);
});

test('what is held up elsewhere keeps nobody else waiting, and is written alone, before what came after it', async () => {
  const write = async (notes: readonly Note[]) => {
    const isMixed = notes.some(({ room }) => room !== notes[0]?.room);
    return notes.map(({ room, text }) => (isMixed && room === 'busy' ? heldUp : `stored ${text}`));
  };
  const { written, say, untilBegun, finish } = notebook({ write, batchesMax: 1 });
  const calls = [say('first', 'busy'), say('elsewhere'), say('second', 'busy')];
  await untilBegun(1);
  calls.push(say('third', 'busy'), say('later'));
  finish();
  expect(await calls[1]).toBe('stored elsewhere');
  await untilBegun(2);
  finish();
  await untilBegun(3);
  finish();
  await told(calls);
  expect(written).toEqual([['first', 'elsewhere', 'second'], ['first', 'second', 'third'], ['later']]);
});
