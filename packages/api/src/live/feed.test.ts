import { expect, test } from 'vitest';
import { Feed } from './feed.ts';

test('items come in order, and a reader waits for the next one', async () => {
  const feed = new Feed<number>(10);
  const { signal } = new AbortController();
  const later = feed.next(signal);
  feed.push(1);
  feed.push(2);
  expect([await later, await feed.next(signal)]).toEqual([1, 2]);
});

test('a reader that is too slow is told so once, keeps nothing, and goes on', async () => {
  const feed = new Feed<number>(2);
  const { signal } = new AbortController();
  for (const item of [1, 2, 3, 4]) feed.push(item);
  expect(await feed.next(signal)).toBe('overflow');
  feed.push(5);
  expect(await feed.next(signal)).toBe(5);
});

test('a reader that has left waits no longer', async () => {
  const feed = new Feed<number>(2);
  const left = new AbortController();
  const next = feed.next(left.signal);
  left.abort();
  expect(await next).toBeNull();
});
