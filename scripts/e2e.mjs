/** `npm run e2e -- …`: builds, and runs Playwright with the given arguments against the build. */
import { binary, isEntry, root, run } from './processes.mjs';

/**
 * Runs the browser tests against what was built last, and resolves to Playwright's exit code.
 * @param {string} databaseUrl the database that the tested server's own is cloned from
 * @param {{ set?: 'core' | 'services', args?: string[], reportFile?: string }} [options] `set`: without the files
 *   `*.services.spec.ts`, or them alone; `reportFile`: where Playwright writes its JSON report
 */
export function runBrowserTests(databaseUrl, { set, args = [], reportFile } = {}) {
  return run(process.execPath, [binary('apps/e2e', '@playwright/test/cli.js'), 'test', ...args], {
    cwd: `${root}apps/e2e`,
    env: { ...process.env, TEST_DATABASE_URL: databaseUrl, E2E_SET: set, E2E_REPORT_FILE: reportFile },
  });
}

async function main() {
  const built = await run('turbo', ['run', 'build', '--ui=stream', '--output-logs=errors-only']);
  if (built) return built;
  const { startTestDatabase } = await import('./test-database.mjs');
  const database = await startTestDatabase();
  const code = await runBrowserTests(database.url, { args: process.argv.slice(2) });
  await database.stop();
  return code;
}

if (isEntry(import.meta.url)) process.exit(await main());
