/** The database that dev, start, seed and user work on. */
import fs from 'node:fs';
import path from 'node:path';
import { startPostgres } from './pg.mjs';
import { root } from './processes.mjs';

const usualPort = 5433;

/** Takes the variables of `.env`, if there is one, that the environment doesn't have already. */
export function readEnvFile() {
  const file = path.join(root, '.env');
  if (fs.existsSync(file)) process.loadEnvFile(file);
}

/**
 * The database of DATABASE_URL; without one, the embedded server's, kept in `.data/pg` and ending with us.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function openHomeDatabase() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => {} };
  return startPostgres({ dataDir: path.join(root, '.data/pg'), database: 'parley', port: usualPort });
}
