/** `npm run screenshots`: pictures of the built product with the demo world in it, into `screenshots/`. */
import { runBrowserTests } from './e2e.mjs';
import { run } from './processes.mjs';
import { startTestDatabase } from './test-database.mjs';

const built = await run('turbo', ['run', 'build', '--ui=stream', '--output-logs=errors-only']);
if (built) process.exit(built);
const database = await startTestDatabase();
const code = await runBrowserTests(database.url, { args: ['--config', 'screenshots.config.ts'] });
await database.stop();
process.exit(code);
