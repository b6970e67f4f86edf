/** `npm start`: runs the production build; without DATABASE_URL on the embedded database in `.data/pg`. */
import fs from 'node:fs';
import path from 'node:path';
import { openHomeDatabase, readEnvFile } from './home-database.mjs';
import { onEnd, root, startGroup } from './processes.mjs';

readEnvFile();
const main = path.join(root, 'apps/server/dist/main.js');
if (!fs.existsSync(main)) {
  process.stderr.write('There is no build yet: npm run build\n');
  process.exit(1);
}

const database = await openHomeDatabase();
const server = startGroup(process.execPath, ['--enable-source-maps', main], {
  cwd: path.join(root, 'apps/server'),
  env: { NODE_ENV: 'production', ...process.env, DATABASE_URL: database.url },
});
const end = onEnd(async () => {
  await server.stop();
  await database.stop();
  return process.exitCode ?? 0;
});
process.exitCode = await server.gone;
await end();
