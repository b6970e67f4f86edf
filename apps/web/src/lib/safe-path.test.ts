import { expect, test } from 'vitest';
import { safePath } from './safe-path.ts';

const origin = 'https://chat.example.org';

test('somebody who came by a deep link goes on to it', () => {
  expect(safePath('/g/1/r/2?at=30#m30', origin)).toBe('/g/1/r/2?at=30#m30');
});

test.each([
  'https://evil.example',
  '//evil.example/x',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '/..//evil.example/../..//evil.example',
  'g/1',
  '',
  undefined,
  7,
])('a link to %o leads to no other origin', (wanted) => {
  const path = safePath(wanted, origin);
  expect(new URL(path, origin).origin).toBe(origin);
  expect(path.startsWith('/')).toBe(true);
});
