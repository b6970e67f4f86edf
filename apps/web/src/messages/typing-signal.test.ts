import { limits } from '@parley/contract/limits';
import { expect, test } from 'vitest';
import { notTyping, stopped, typed } from './typing-signal.ts';

test('who types is said at the first key, and then once in a while', () => {
  let state = notTyping;
  const said: number[] = [];
  for (let now = 0; now < 10_000; now += 100) {
    const step = typed(state, false, now);
    state = step.state;
    if (step.says) said.push(now);
  }
  expect(said).toEqual([0, limits.typingRepeatMs, 2 * limits.typingRepeatMs, 3 * limits.typingRepeatMs]);
});

test('who sends or empties the composer is no longer typing', () => {
  const { state } = typed(notTyping, false, 0);
  expect(stopped(state, 1_000)).toEqual({ state: notTyping, says: false });
  expect(typed(state, true, 1_000)).toEqual({ state: notTyping, says: false });
});

test('nothing is said twice, and nothing that ended by itself', () => {
  expect(stopped(notTyping, 0).says).toBeNull();
  expect(typed(notTyping, true, 0).says).toBeNull();
  const { state } = typed(notTyping, false, 0);
  expect(stopped(state, limits.typingTtlMs).says).toBeNull();
});
