/** `npm run search -- COMMAND …`: what the operator does to the search engine; `apps/server/src/search.ts` lists it. */
import path from 'node:path';
import { openHomeDatabase, readEnvFile } from './home-database.mjs';
import { generateClient, root, run } from './processes.mjs';

readEnvFile();
await generateClient();
const database = await openHomeDatabase();
const code = await run(process.execPath, ['src/search.ts', ...process.argv.slice(2)], {
  cwd: path.join(root, 'apps/server'),
  env: { ...process.env, DATABASE_URL: database.url },
  stdio: 'inherit',
});
await database.stop();
process.exit(code);
