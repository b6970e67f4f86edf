import type { PersonView } from '@parley/contract/fields';
import type { UserId } from '@parley/contract/ids';
import type { PresenceState } from '@parley/contract/presence';
import { expect, test } from 'vitest';
import { type MemberRow, type MemberSources, memberRows } from './member-rows.ts';

const person = (name: string): PersonView => ({
  id: name.toLowerCase() as UserId,
  username: `${name.toLowerCase()}.x`,
  displayName: name,
  icon: null,
  wallpaper: null,
  status: null,
  version: 0,
});
const [ana, ben, cleo, dan] = [person('Ana'), person('Ben'), person('Cleo'), person('Dan')];

const frame = (...online: [PersonView, PresenceState][]) => ({
  onlineCount: online.length,
  online: online.map(([person, state]) => ({ person, state })),
});

const shown = (sources: Partial<MemberSources>) =>
  memberRows({ presence: null, members: [ana, ben, cleo, dan], hasMore: false, memberCount: 4, text: '', ...sources });

const lines = (rows: MemberRow[]) =>
  rows.map((row) => {
    if (row.kind === 'heading') return `${row.section} ${row.count}`;
    return row.kind === 'member' ? `${row.person.displayName} ${row.state}` : 'more';
  });

test('who is online stands first, with how they are reachable, and everybody else below', () => {
  expect(lines(shown({ presence: frame([ben, 'busy'], [dan, 'online']) }))).toEqual([
    'online 2',
    'Ben busy',
    'Dan online',
    'offline 2',
    'Ana offline',
    'Cleo offline',
  ]);
});

test('the offline are counted whole, however few of them have been loaded', () => {
  const rows = shown({ presence: frame([dan, 'away']), members: [ana], hasMore: true, memberCount: 900 });
  expect(lines(rows)).toEqual(['online 1', 'Dan away', 'offline 899', 'Ana offline', 'more']);
});

test('where everybody is online no heading stands over nobody', () => {
  expect(lines(shown({ presence: frame([ana, 'online']), members: [ana], memberCount: 1 }))).toEqual([
    'online 1',
    'Ana online',
  ]);
});

test('with too many online, or without a connection, all stand in one list', () => {
  const all = ['all 4', 'Ana null', 'Ben null', 'Cleo null', 'Dan null'];
  expect(lines(shown({ presence: { onlineCount: 300, online: null } }))).toEqual(all);
  expect(lines(shown({ presence: null }))).toEqual(all);
});

test('a search keeps those online who match, also by a name that only the server knows yet', () => {
  const presence = frame([ana, 'online'], [ben, 'online'], [cleo, 'busy']);
  expect(lines(shown({ presence, members: [cleo, dan], text: ' AN ' }))).toEqual([
    'online 2',
    'Ana online',
    'Cleo busy',
    'offline 1',
    'Dan offline',
  ]);
});

test('a search that may find more doesn’t count yet', () => {
  expect(lines(shown({ presence: frame(), members: [dan], text: 'x', hasMore: true }))).toEqual([
    'offline null',
    'Dan offline',
    'more',
  ]);
  expect(lines(shown({ members: [dan], text: 'x', hasMore: true }))[0]).toBe('all null');
});

test('a search that finds nobody says so by showing nothing', () => {
  expect(lines(shown({ presence: frame([ana, 'online']), members: [], text: 'zed' }))).toEqual([]);
});
