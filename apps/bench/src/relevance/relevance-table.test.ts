import { limits } from '@parley/contract/limits';
import { expect, test } from 'vitest';
import { makeCorpus } from './corpus.ts';
import { relevanceTable } from './make-queries.ts';

test('the corpus has 2,000 groups with names of their own that the product would take, the same each time', () => {
  const groups = makeCorpus(2_000);
  expect(groups).toHaveLength(2_000);
  expect(new Set(groups.map(({ name }) => name.toLowerCase())).size).toBe(2_000);
  expect(groups.filter(({ name }) => name.length > limits.groupNameMaxChars)).toEqual([]);
  expect(makeCorpus(2_000)).toEqual(groups);
});

test('the table has at least 60 queries in three parts of one length, each for a group that is there', () => {
  const groups = makeCorpus(2_000);
  const names = new Set(groups.map(({ name }) => name));
  const table = relevanceTable(groups);
  expect(relevanceTable(makeCorpus(2_000))).toEqual(table);
  expect(Object.values(table).map((queries) => queries.length)).toEqual([60, 60, 60]);
  expect(Object.values(table).flatMap((queries) => queries.filter(({ expected }) => !names.has(expected)))).toEqual([]);
});
