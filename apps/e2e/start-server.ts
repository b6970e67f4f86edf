/** Runs the production build on a database of its own, made from the tests' template; both end with the tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDb } from '@parley/db';

const orphanCheckMs = 500;
const build = new URL('../server/dist/main.js', import.meta.url);

async function ownDatabase(templateUrl: string): Promise<string> {
  const template = new URL(templateUrl);
  const own = new URL(template);
  own.pathname = `/${process.env.E2E_DATABASE}`;
  const admin = new URL(template);
  admin.pathname = '/postgres';
  await using opened = openDb(admin.href, 1);
  const names = [own, template].map((url) => url.pathname.slice(1));
  await opened.pool.query(`CREATE DATABASE "${names[0]}" TEMPLATE "${names[1]}" STRATEGY file_copy`);
  return own.href;
}

const databaseUrl = await ownDatabase(process.env.TEST_DATABASE_URL ?? '');
if (process.env.E2E_SEEDED) {
  const { seed } = await import('@parley/db/seed');
  await seed(databaseUrl);
}
process.env.DATABASE_URL = databaseUrl;
process.env.FILES_FOLDER = mkdtempSync(path.join(os.tmpdir(), 'parley-files-'));
process.env.NODE_ENV = process.env.E2E_MODE ?? 'production';
process.env.LOG_LEVEL ??= 'warn';

process.on('exit', () => rmSync(process.env.FILES_FOLDER ?? '', { recursive: true, force: true }));

// Whoever was killed outright asks nobody to stop.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && process.exit(1), orphanCheckMs).unref();

await import(build.href);
