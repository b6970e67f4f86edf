import { expect, test } from 'vitest';
import { usernameField } from './auth.ts';
import { idField, isStorable, nameField, seqField } from './fields.ts';

test('an id is the same in whatever case somebody writes it', () => {
  const id = '018f0000-0000-7000-8000-00000000000a';
  expect(idField().parse(id.toUpperCase())).toBe(id);
});

test.each([
  ['a space that has no width', '\u200b'],
  ['a filler', '\u3164\u3164'],
  ['an empty braille cell', '\u2800'],
  ['what turns the text after it around', 'Ana\u202e'],
  ['a second line', 'Ana\u2028Ben'],
  ['half a character', 'Ana\ud83d'],
])('nobody is named by %s', (_, name) => expect(nameField(45).safeParse(name).success).toBe(false));

test.each(['Ana Kovač', 'علی‌رضا', 'שרה', '👩‍👩‍👧', '❤️', 'نور'])('somebody may be named %s', (name) =>
  expect(nameField(45).parse(name)).toBe(name),
);

test('no username looks like another by a letter that nobody sees', () => {
  for (const letter of ['\u3164', '\u115f', '\uffa0']) {
    expect(usernameField.safeParse(`ana${letter}`).success).toBe(false);
  }
  expect(usernameField.parse('josé.김')).toBe('josé.김');
});

test('a number that the database has no place for is refused', () => {
  expect(seqField.safeParse(2 ** 31).success).toBe(false);
  expect(seqField.parse(2_000_000_000)).toBe(2_000_000_000);
});

test('text is kept as it is or not at all', () => {
  expect(['a 😀 b', 'a\0b', 'a\ud83db'].map(isStorable)).toEqual([true, false, false]);
});
