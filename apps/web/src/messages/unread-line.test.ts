import { expect, test } from 'vitest';
import { moveUnreadLine, openUnreadLine, type UnreadLine } from './unread-line.ts';

const badge = (readSeq: number, lastSeq: number, version = 0) => ({ mark: { readSeq, version }, lastSeq });
const receive = (line: UnreadLine, known: ReturnType<typeof badge>, isWatching = true) =>
  moveUnreadLine(line, { type: 'badge', badge: known, isWatching });

test('a room opens with the line above the first unread message', () => {
  expect(openUnreadLine(badge(10, 24))).toMatchObject({ newFrom: 11, isSeen: false, isHeld: false });
  expect(openUnreadLine(badge(24, 24))).toMatchObject({ newFrom: null });
});

test('the line stays while its messages are read and others come', () => {
  let line = openUnreadLine(badge(10, 24));
  line = receive(line, badge(20, 24));
  line = receive(line, badge(24, 24));
  line = receive(line, badge(24, 25));
  expect(line.newFrom).toBe(11);
});

test('what comes while one looks gets no line', () => {
  const line = receive(openUnreadLine(badge(24, 24)), badge(24, 25));
  expect(line.newFrom).toBeNull();
});

test('what comes while one looks elsewhere gets a line, which is not yet seen', () => {
  let line = moveUnreadLine(openUnreadLine(badge(10, 24)), { type: 'lineSeen' });
  line = receive(line, badge(24, 24));
  line = receive(line, badge(24, 25), false);
  line = receive(line, badge(24, 26), false);
  expect(line).toMatchObject({ newFrom: 25, isSeen: false });
});

test('a message marked unread stays so until one reads it on purpose', () => {
  let line = receive(openUnreadLine(badge(24, 24)), badge(11, 24, 1));
  expect(line).toMatchObject({ newFrom: 12, isHeld: true });
  line = moveUnreadLine(line, { type: 'markedRead' });
  expect(line).toMatchObject({ newFrom: 12, isSeen: true, isHeld: false });
});
