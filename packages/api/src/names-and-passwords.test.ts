import { expect, test } from 'vitest';
import { isCommonPassword } from './passwords.ts';
import { usernameSkeleton } from './username-skeleton.ts';

test.each([
  'qwertyuiop',
  '1q2w3e4r5t',
  'PASSWORD123',
  'Sunshine2024!',
  '...monkey12345',
  'aaaaaaaaaaaa',
  'ababababab',
  'monkeymonkey',
  '1234567890',
])('%s is common', (password) => expect(isCommonPassword(password)).toBe(true));

test.each(['green kettle, slow boat', 'parley-demo-one', 'xK9#mQ2$vL', 'an ordinary sentence'])(
  '%s is not common',
  (password) => expect(isCommonPassword(password)).toBe(false),
);

test.each([
  ['ana', 'аnа', 'Cyrillic letters'],
  ['nikos', 'nikοs', 'a Greek letter'],
  ['alice', 'aIice', 'a capital i for an l'],
  ['paul', 'pau1', 'a digit one for an l'],
  ['bob', 'b0b', 'a zero for an o'],
  ['tom', 'torn', 'two letters that look like one'],
  ['josé', 'JOSÉ', 'other case'],
  ['ana', 'ａｎａ', 'wide letters'],
])('%s and %s look the same: %s', (one, other) => expect(usernameSkeleton(one)).toBe(usernameSkeleton(other)));

test.each([
  ['ana', 'anna'],
  ['jose', 'josé'],
  ['max', 'мах2'],
  ['li.wei', 'li_wei'],
])('%s and %s can be told apart', (one, other) => expect(usernameSkeleton(one)).not.toBe(usernameSkeleton(other)));
