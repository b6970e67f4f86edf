import { expect, test } from 'vitest';
import { completeFrom, fromAtEnd, parseQuery, roomFilterOf } from './parse-query.ts';

const nothing = { text: '', from: null, room: null, before: null, after: null };

test('filters are taken out of the words, wherever they stand', () => {
  expect(parseQuery('modular  synth')).toEqual({ ...nothing, text: 'modular synth' });
  expect(parseQuery('from:@Ana.B modular in:#late-night synth')).toEqual({
    ...nothing,
    text: 'modular synth',
    from: 'ana.b',
    room: 'late-night',
  });
  expect(parseQuery('synth after:2026-01-31 before:2026-02-01')).toEqual({
    ...nothing,
    text: 'synth',
    after: new Date(2026, 0, 31).toISOString(),
    before: new Date(2026, 1, 1).toISOString(),
  });
});

test('what is no filter yet, or no day, is a word', () => {
  expect(parseQuery('from:')).toEqual(nothing);
  expect(parseQuery('after:never')).toEqual({ ...nothing, text: 'after:never' });
  expect(parseQuery('before:2026-13-41')).toEqual({ ...nothing, text: 'before:2026-13-41' });
  expect(parseQuery('wherefrom:ana')).toEqual({ ...nothing, text: 'wherefrom:ana' });
});

test('a name is completed where it is being typed', () => {
  expect(fromAtEnd('synth from:an')).toBe('an');
  expect(fromAtEnd('from:')).toBe('');
  expect(fromAtEnd('from:ana ')).toBeNull();
  expect(completeFrom('synth from:@an', 'ana.b')).toBe('synth from:ana.b ');
  expect(roomFilterOf('Late Night')).toBe('late-night');
});
