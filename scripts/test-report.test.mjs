import { expect, test } from 'vitest';
import { closing, tallyPlaywright, tallyStep, tallyVitest } from './test-report.mjs';

const file = (status, ...tests) => ({
  name: 'rooms.test.ts',
  status,
  assertionResults: tests.map((each) => ({ fullName: `a room is ${each}`, status: each })),
});

test('the last line adds up steps, vitest and Playwright', () => {
  const vitest = tallyVitest({ testResults: [file('passed', 'passed', 'passed')] }, 0);
  const inner = { specs: [{ title: 'two people talk', tests: [{ status: 'expected' }] }] };
  const playwright = tallyPlaywright({ suites: [{ specs: [], suites: [inner] }] }, 0);
  expect(closing([tallyStep('lint', 0), vitest, playwright])).toEqual({ text: '4 passed, 0 failed\n', exitCode: 0 });
});

test('a failed step, test or browser test each fail the whole', () => {
  expect(closing([tallyStep('lint', 1)])).toEqual({ text: 'PROBLEM  lint failed\n0 passed, 1 failed\n', exitCode: 1 });
  expect(tallyVitest({ testResults: [file('failed', 'passed', 'failed')] }, 1)).toMatchObject({ passed: 1, failed: 1 });
  for (const status of ['unexpected', 'flaky']) {
    const suites = [{ specs: [{ title: 'two people talk', tests: [{ status }] }] }];
    expect(tallyPlaywright({ suites }, 0)).toMatchObject({ passed: 0, failed: 1 });
  }
});

test('a runner that ran nothing has failed, and so has one that failed without a failed test', () => {
  for (const report of [null, { testResults: [] }]) expect(tallyVitest(report, 0)).toMatchObject({ failed: 1 });
  for (const report of [null, { suites: [] }]) expect(tallyPlaywright(report, 0)).toMatchObject({ failed: 1 });
  expect(tallyVitest({ testResults: [file('passed', 'passed')] }, 1)).toMatchObject({ passed: 1, failed: 1 });
});

test('a test file that cannot be loaded counts as a failure', () => {
  const report = { testResults: [file('passed', 'passed'), file('failed')] };
  expect(tallyVitest(report, 1)).toMatchObject({ passed: 1, failed: 1, problems: ['rooms.test.ts could not be run'] });
});

test('a skipped test is named', () => {
  const { text } = closing([tallyVitest({ testResults: [file('passed', 'passed', 'skipped', 'todo')] }, 0)]);
  expect(text).toBe('SKIPPED  a room is skipped\nSKIPPED  a room is todo\n1 passed, 0 failed\n');
});
