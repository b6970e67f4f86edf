import { expect, test } from 'vitest';
import { checkHistory, type Wrong } from './checker.ts';
import { digestOf, type Entry, type FreshRow } from './history.ts';

const rows: FreshRow[] = [
  [1, 'a', 1, 11],
  [2, 'b', 4, 12],
  [3, 'c', 3, 13],
];
const held = (first: number, change: Partial<Extract<Entry, { kind: 'held' }>> = {}): Entry => {
  const digest = digestOf(rows.slice(first - 1).map(([seq, , version, hash]) => [seq, version, hash]));
  return { kind: 'held', tab: 'Ana 1', roomId: 'r', first, last: 3, digest, repeated: 0, ...change };
};
const sent = (clientId: string, at: number): Entry => ({ kind: 'sent', at, person: 'Ana', roomId: 'r', clientId });
const acknowledged = (clientId: string, seq: number): Entry => ({
  kind: 'acknowledged',
  at: 50,
  person: 'Ana',
  roomId: 'r',
  clientId,
  seq,
});
const overheard = (clientId: string): Entry => ({ kind: 'overheard', at: 3_000, person: 'Ben', roomId: 'r', clientId });
const unread = { kind: 'unread', person: 'Ana', roomId: 'r' } as const;

/** A history in which all is well, with something of each kind. */
const good: Entry[] = [
  sent('a', 10),
  acknowledged('a', 1),
  sent('b', 20),
  { kind: 'rightEnded', at: 30, person: 'Ben', roomId: 'r', boundMs: 1_000 },
  acknowledged('b', 2),
  overheard('b'),
  { kind: 'rightBegan', at: 1_500, person: 'Ben', roomId: 'r' },
  sent('c', 2_000),
  overheard('c'),
  { kind: 'refused', at: 60, person: 'Ben', roomId: 'r', clientId: 'd', reason: 'not_found' },
  held(1),
  held(3),
  { kind: 'fresh', roomId: 'r', rows },
  { ...unread, shown: 2, fresh: 2, expected: 2 },
  { kind: 'died', at: 100, people: ['Eve'] },
  { kind: 'seenOffline', at: 30_100, person: 'Eve' },
];

const without = (kind: Entry['kind']) => good.filter((entry) => entry.kind !== kind);
const withRows = (...changed: FreshRow[]) => [
  ...without('fresh'),
  { kind: 'fresh', roomId: 'r', rows: changed } as Entry,
];

test('nothing is found in a history in which all is well', () => {
  expect(checkHistory(good)).toEqual([]);
});

const irregular = { kind: 'irregular', at: 1, tab: 'Ana 1', roomId: 'r' } as const;
const wrongs: [string, Wrong, Entry[]][] = [
  ['an acknowledged message that is not there', 'lost', [...good, acknowledged('e', 4)]],
  ['an acknowledged message in another place', 'lost', [...good, acknowledged('a', 2)]],
  ['a message that stands there twice', 'doubled', withRows(...rows, [4, 'a', 5, 11])],
  ['a hole among the places', 'disordered', withRows(...rows, [5, 'e', 5, 15])],
  ['a sender whose messages changed places', 'disordered', [sent('c', 1), ...good]],
  ['a stream that repeats itself', 'doubled', [...good, held(1, { repeated: 1 })]],
  ['a stream that goes back', 'disordered', [...good, { ...irregular, from: 3, to: 4, previous: 4 }]],
  ['a stream with a gap', 'lost', [...good, { ...irregular, from: 6, to: 7, previous: 4 }]],
  ['a reader who lacks the end', 'lost', [...good, held(1, { last: 2 })]],
  ['a reader who holds an old version', 'stale', [...good, held(1, { digest: digestOf([[1, 1, 11]]) })]],
  ['somebody told what came after their right', 'leaked', without('rightBegan')],
  ['a wrong count in a tab', 'miscounted', [...good, { ...unread, shown: 1, fresh: 2, expected: 2 }]],
  ['a wrong count in a snapshot', 'miscounted', [...good, { ...unread, shown: 2, fresh: 3, expected: 2 }]],
  ['the dead who are never seen to be offline', 'lingering', without('seenOffline')],
  [
    'the dead who are seen to be offline too late',
    'lingering',
    [...without('seenOffline'), { kind: 'seenOffline', at: 30_101, person: 'Eve' }],
  ],
];

test.each(wrongs)('%s is found', (_, wrong, entries) => {
  expect(new Set(checkHistory(entries).map((finding) => finding.wrong))).toContain(wrong);
});
