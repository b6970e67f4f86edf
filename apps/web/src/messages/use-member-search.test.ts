import type { PersonView } from '@parley/contract/fields';
import type { UserId } from '@parley/contract/ids';
import { expect, test } from 'vitest';
import { bestFits } from './use-member-search.ts';

const person = (username: string, displayName: string): PersonView => ({
  id: username as UserId,
  username,
  displayName,
  icon: null,
  wallpaper: null,
  status: null,
  version: 0,
});
const people = [person('priya', 'Priya Raman'), person('ana', 'Ana Kovač'), person('leo', 'Andre Marchand')];
const names = (typed: string) => bestFits(people, typed).map(({ username }) => username);

test('people whose name begins with what was typed come first', () => {
  expect(names('AN')).toEqual(['ana', 'leo', 'priya']);
});

test('people from an older answer whom it no longer fits are left out', () => {
  expect(names('ana')).toEqual(['ana']);
  expect(names('nobody')).toEqual([]);
});

test('an @ alone offers a few', () => {
  const many = Array.from({ length: 20 }, (_, place) => person(`user${place}`, `User ${place}`));
  expect(bestFits(many, '')).toHaveLength(8);
});
