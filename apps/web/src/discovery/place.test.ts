import { expect, test } from 'vitest';
import { placeOf, searchOf } from './place.ts';

test('an address leads to the place that it was made of', () => {
  const place = { query: 'syntg club', category: 'music', tags: ['diy', 'lo fi'], sort: 'newest' } as const;
  expect(placeOf(searchOf({ ...place, tags: [...place.tags] }))).toEqual(place);
  expect(searchOf(placeOf({}))).toEqual({});
});

test('an address that nobody can mean leads to all groups, and one that is too long is cut', () => {
  expect(placeOf({ category: 'cats', sort: 'random', tags: ',,' })).toEqual({
    query: '',
    category: null,
    tags: [],
    sort: 'relevance',
  });
  expect(placeOf({ tags: 'x'.repeat(25) }).tags).toEqual([]);
  expect(placeOf({ tags: 'a,b,c,d,e,f,a' }).tags).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(placeOf({ q: 'x'.repeat(1_000) }).query).toHaveLength(100);
});
