/** What the test commands are made of: each step says what it is, goes to its end, and answers its tally. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runBrowserTests } from './e2e.mjs';
import { run } from './processes.mjs';
import { tallyPlaywright, tallyStep, tallyVitest } from './test-report.mjs';

const startedAt = performance.now();
const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'parley-reports-'));
process.once('exit', () => fs.rmSync(reports, { recursive: true, force: true }));

function announce(name) {
  const elapsed = ((performance.now() - startedAt) / 1000).toFixed(0);
  process.stdout.write(`\n── ${name} (after ${elapsed} s)\n`);
}

/**
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 */
export async function step(name, command, ...args) {
  announce(name);
  return tallyStep(name, await run(command, args));
}

/**
 * Two at once: the type checker and the bundler use several cores themselves.
 * @param {string[]} tasks
 */
export const turbo = (...tasks) =>
  step(tasks.join(' and '), 'turbo', 'run', ...tasks, '--continue', '--concurrency=2', ...quiet);

const quiet = ['--ui=stream', '--output-logs=errors-only'];

function readReport(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : null;
}

/**
 * @param {string} databaseUrl the database that tests clone
 * @param {string[]} args
 */
export async function vitest(databaseUrl, ...args) {
  announce('vitest');
  const file = path.join(reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const env = { ...process.env, TEST_DATABASE_URL: databaseUrl };
  const exitCode = await run('vitest', ['run', ...reporters, ...args], { env });
  return tallyVitest(readReport(file), exitCode);
}

/**
 * @param {string} databaseUrl
 * @param {'core' | 'services'} set
 */
export async function playwright(databaseUrl, set) {
  announce('Playwright');
  const reportFile = path.join(reports, 'playwright.json');
  const exitCode = await runBrowserTests(databaseUrl, { set, reportFile });
  return tallyPlaywright(readReport(reportFile), exitCode);
}
