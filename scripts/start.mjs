/**
 * `npm start`: runs the production build; without DATABASE_URL on the embedded database in `.data/pg`.
 * `npm start -- worker` runs the jobs alone, beside servers that share a Redis.
 */
import fs from 'node:fs';
import path from 'node:path';
import { openHomeDatabase, readEnvFile } from './home-database.mjs';
import { onEnd, root, startGroup } from './processes.mjs';

/** Longer than a server takes to move its people to another one. */
const patienceMs = 20_000;

readEnvFile();
const command = process.argv[2] ?? 'main';
const commands = ['main', 'worker'];
const file = path.join(root, `apps/server/dist/${command}.js`);
if (!commands.includes(command)) {
  process.stderr.write(`There is no ${command} to start; there is: ${commands.join(', ')}\n`);
  process.exit(2);
}
if (!fs.existsSync(file)) {
  process.stderr.write('There is no build yet: npm run build\n');
  process.exit(1);
}

const database = await openHomeDatabase();
// Else a burst of connections leaves up to 128 MB of young objects' room behind, and most of what an idle process holds is that.
const server = startGroup(process.execPath, ['--enable-source-maps', '--max-semi-space-size=16', file], {
  cwd: path.join(root, 'apps/server'),
  env: { NODE_ENV: 'production', ...process.env, DATABASE_URL: database.url },
});
const end = onEnd(async () => {
  await server.stop(patienceMs);
  await database.stop();
  return process.exitCode ?? 0;
});
process.exitCode = await server.gone;
await end();
