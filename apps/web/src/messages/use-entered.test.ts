import type { PersonView } from '@parley/contract/fields';
import type { UserId } from '@parley/contract/ids';
import { expect, test } from 'vitest';
import { newcomers } from './use-entered.ts';

const person = (name: string): PersonView => ({
  id: name as UserId,
  username: name,
  displayName: name,
  icon: null,
  wallpaper: null,
  status: null,
  version: 0,
});
const [me, ana, ben] = ['me', 'ana', 'ben'].map(person) as [PersonView, PersonView, PersonView];

test('whoever wasn’t here before has entered', () => {
  expect(newcomers([me, ana], [me, ana, ben], me.id)).toEqual([ben]);
  expect(newcomers([me, ana, ben], [me, ana], me.id)).toEqual([]);
});

test('nobody has entered when it wasn’t known who was here, nor did one oneself', () => {
  expect(newcomers(undefined, [me, ana], me.id)).toEqual([]);
  expect(newcomers([], [me, ana], me.id)).toEqual([]);
  expect(newcomers([me, ana], undefined, me.id)).toEqual([]);
  expect(newcomers([ana], [ana, me], me.id)).toEqual([]);
});
