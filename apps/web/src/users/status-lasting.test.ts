import { expect, test } from 'vitest';
import { lastingOptions, lastsMs } from './status-lasting.ts';

const evening = new Date(2026, 4, 1, 21, 30).getTime();
const hourMs = 3_600_000;

test('a status for today ends at midnight where the person is, and one for four hours goes past it', () => {
  expect(lastsMs('today', null, evening)).toBe(2.5 * hourMs);
  expect(lastsMs('fourHours', null, evening)).toBe(4 * hourMs);
  expect(lastsMs('never', null, evening)).toBeNull();
});

test('one that is kept ends when it was to end, in a moment if that is past', () => {
  const until = (ms: number) => new Date(evening + ms).toISOString();
  expect(lastsMs('keep', until(hourMs), evening)).toBe(hourMs);
  expect(lastsMs('keep', until(-hourMs), evening)).toBe(1_000);
});

test('only one that was to end can be kept', () => {
  expect(lastingOptions(null).map(({ value }) => value)).not.toContain('keep');
  expect(lastingOptions(new Date(evening).toISOString())[0]?.value).toBe('keep');
});
