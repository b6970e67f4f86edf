/** Adds up what the steps and runners of `npm test` have to say. */

/**
 * @typedef {{ passed: number, failed: number, skipped: string[], problems: string[] }} Tally
 *   `problems`: failures that no single test stands for
 */

/**
 * A step that either succeeds or doesn't, as lint.
 * @param {string} name
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyStep(name, exitCode) {
  if (exitCode === 0) return { passed: 1, failed: 0, skipped: [], problems: [] };
  return { passed: 0, failed: 1, skipped: [], problems: [`${name} failed`] };
}

/**
 * What vitest's JSON reporter wrote; null when it wrote nothing.
 * @param {any} report
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyVitest(report, exitCode) {
  const files = report?.testResults ?? [];
  const tests = files.flatMap((file) => file.assertionResults);
  const unloadable = files.filter((file) => file.status === 'failed' && !file.assertionResults.some(isFailed));
  return settle('vitest', exitCode, {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: tests.filter(isFailed).length + unloadable.length,
    skipped: tests.filter((test) => !['passed', 'failed'].includes(test.status)).map((test) => test.fullName),
    problems: unloadable.map((file) => `${file.name} could not be run`),
  });
}

const isFailed = (test) => test.status === 'failed';

/**
 * What Playwright's JSON reporter wrote; null when it wrote nothing. A test that passes only when repeated has failed.
 * @param {any} report
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyPlaywright(report, exitCode) {
  const specs = (report?.suites ?? []).flatMap(specsOf);
  const tests = specs.flatMap((spec) => spec.tests.map((test) => ({ title: spec.title, status: test.status })));
  return settle('Playwright', exitCode, {
    passed: tests.filter((test) => test.status === 'expected').length,
    failed: tests.filter((test) => ['unexpected', 'flaky'].includes(test.status)).length,
    skipped: tests.filter((test) => test.status === 'skipped').map((test) => test.title),
    problems: (report?.errors ?? []).map((error) => error.message),
  });
}

/** A describe block is a suite inside a suite. */
function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

/** A runner that ran nothing, or that failed without a failed test, has failed. */
function settle(runner, exitCode, tally) {
  if (tally.passed + tally.failed === 0)
    return { ...tally, failed: 1, problems: [...tally.problems, `${runner} ran no test`] };
  if (exitCode !== 0 && tally.failed === 0) {
    return { ...tally, failed: 1, problems: [...tally.problems, `${runner} ended with ${exitCode}`] };
  }
  return tally;
}

/**
 * The end of the report: what was skipped, what else went wrong, and `N passed, N failed` on the last line.
 * @param {Tally[]} tallies
 */
export function closing(tallies) {
  const sum = (key) => tallies.reduce((total, tally) => total + tally[key], 0);
  const notes = [
    ...tallies.flatMap((tally) => tally.skipped).map((title) => `SKIPPED  ${title}`),
    ...tallies.flatMap((tally) => tally.problems).map((problem) => `PROBLEM  ${problem}`),
  ];
  const failed = sum('failed');
  const text = [...notes, `${sum('passed')} passed, ${failed} failed`, ''].join('\n');
  return { text, exitCode: failed ? 1 : 0 };
}
