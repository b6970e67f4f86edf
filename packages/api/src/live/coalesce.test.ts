import { expect, test } from 'vitest';
import { coalesce } from './coalesce.ts';

test('the first comes at once, and of those that follow within the time only the newest, later', async () => {
  const got: number[] = [];
  using calls = coalesce<string, number>(30, (_, value) => got.push(value));
  for (const value of [1, 2, 3]) calls.push('a', value);
  expect(got).toEqual([1]);
  await expect.poll(() => got).toEqual([1, 3]);
});

test('what has fallen silent begins at once again', async () => {
  const got: number[] = [];
  using calls = coalesce<string, number>(10, (_, value) => got.push(value));
  calls.push('a', 1);
  await expect
    .poll(() => {
      calls.push('a', got.length + 1);
      return got.length;
    })
    .toBeGreaterThan(3);
  expect(got).toEqual(got.toSorted((a, b) => a - b));
});
