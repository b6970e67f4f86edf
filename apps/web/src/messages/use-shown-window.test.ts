import { expect, test } from 'vitest';
import { nextShown } from './use-shown-window.ts';

const window = (from: number, to: number) => ({ from, to });
const shown = { window: window(50, 99), run: 3 };

test('what grows at one end grows in the same list', () => {
  expect(nextShown(shown, window(50, 100))).toEqual({ window: window(50, 100), run: 3 });
  expect(nextShown(shown, window(1, 99))).toEqual({ window: window(1, 99), run: 3 });
  expect(nextShown(shown, window(50, 99))).toEqual(shown);
});

test('what grows at both ends grows at the top first', () => {
  const first = nextShown(shown, window(1, 100));
  expect(first).toEqual({ window: window(1, 99), run: 3 });
  expect(nextShown(first, window(1, 100))).toEqual({ window: window(1, 100), run: 3 });
});

test.each([window(200, 250), window(1, 20), window(60, 90)])(
  'a jump to $from–$to begins a list of its own',
  (other) => {
    expect(nextShown(shown, other)).toEqual({ window: other, run: 4 });
  },
);

test('so do the first messages, and an end of all messages', () => {
  expect(nextShown({ window: null, run: 0 }, window(1, 1))).toEqual({ window: window(1, 1), run: 1 });
  expect(nextShown({ window: null, run: 0 }, null)).toEqual({ window: null, run: 0 });
  expect(nextShown(shown, null)).toEqual({ window: null, run: 4 });
});
