/** The throw-away database server of the tests. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrateDeploy } from '@parley/db/migrate';
import { runMigrations } from 'graphile-worker';
import { startPostgres } from './pg.mjs';

/**
 * Starts a server that keeps nothing, with one database that has every table of Parley and of its job queue. Tests
 * clone that database instead of migrating one each.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} the address of the database to clone
 */
export async function startTestDatabase() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'parley-test-'));
  fs.chmodSync(folder, 0o755); // Postgres may run as another user
  const server = await startPostgres({ dataDir: path.join(folder, 'data'), database: 'template', durable: false });
  async function stop() {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
  try {
    await migrateDeploy({ url: server.url });
    await runMigrations({ connectionString: server.url });
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: server.url, stop };
}
