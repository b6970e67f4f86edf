/**
 * `npm run test:services`: what needs real services beside Postgres, on throw-away ones, or long: the files `*.services.test.*`
 * and, in the browser, `*.services.spec.ts`, against the production build, and a small run of chaos.
 * Ends with one line `N passed, N failed`; a service that is missing is a failure.
 * `npm run test:services -- redis-bus` runs only the files whose path fits.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startOpenSearch } from './opensearch-node.mjs';
import { onEnd } from './processes.mjs';
import { startTestDatabase } from './test-database.mjs';
import { closing } from './test-report.mjs';
import { playwright, step, turbo, vitest } from './test-steps.mjs';

/** Enough for each kind of fault to come at least once. */
const chaos = ['scripts/chaos.mjs', '--sends', '2000', '--seed', '7'];
const filters = process.argv.slice(2);
let database;
let search;
const searchFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'parley-opensearch-'));

async function stop() {
  await database?.stop();
  await search?.stop();
  fs.rmSync(searchFolder, { recursive: true, force: true });
  return 130;
}

/** Each test starts a Redis of its own; without the program there is nothing to test. */
function tallyPrograms() {
  const isThere = spawnSync('redis-server', ['--version']).status === 0;
  if (isThere) return { passed: 1, failed: 0, skipped: [], problems: [] };
  const problem = 'redis-server is not on the PATH: install Redis 7 or later, on Debian `apt-get install redis-server`';
  return { passed: 0, failed: 1, skipped: [], problems: [problem] };
}

/** One for all tests; one that OPENSEARCH_URL names is taken instead, and its indices of groups are removed. */
async function findOpenSearch() {
  try {
    if (!process.env.OPENSEARCH_URL) search = await startOpenSearch({ dataDir: searchFolder });
    process.env.TEST_OPENSEARCH_URL = process.env.OPENSEARCH_URL ?? search.url;
    return { passed: 1, failed: 0, skipped: [], problems: [] };
  } catch (error) {
    return { passed: 0, failed: 1, skipped: [], problems: [`there is no OpenSearch: ${error.message}`] };
  }
}

async function everything() {
  const programs = tallyPrograms();
  if (programs.failed) return [programs];
  const engine = await findOpenSearch();
  if (engine.failed) return [engine];
  const tallies = [programs, engine, await turbo('generate'), await turbo('build')];
  database = await startTestDatabase();
  tallies.push(await vitest(database.url, '--config=vitest.services.config.ts', ...filters));
  if (filters.length > 0) return tallies;
  tallies.push(await playwright(database.url, 'services'));
  tallies.push(await step('chaos', process.execPath, ...chaos));
  return tallies;
}

onEnd(stop);
const { text, exitCode } = closing(await everything());
await stop();
process.stdout.write(`\n${text}`);
process.exit(exitCode);
