/** `prisma migrate deploy`, in process: the same engine, the same rows and checksums in `_prisma_migrations`. */
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { asAdmin, readUrl } from './migration-adapter.mjs';
import { openEngine } from './wasm-engine.mjs';

const missingDatabase = '3D000';

export async function migrateDeploy({ url }) {
  await createIfMissing(readUrl(url));
  const { engine, close } = await openEngine({ url });
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      filters: { externalTables: [], externalEnums: [] },
      migrationsList: readMigrations(migrationsFolder()),
    });
    return appliedMigrationNames;
  } finally {
    await close();
  }
}

async function createIfMissing({ url, database, pool }) {
  const probe = new pg.Client(pool);
  try {
    await probe.connect();
  } catch (error) {
    if (error.code !== missingDatabase) throw error;
    await asAdmin(url, (client) => client.query(`CREATE DATABASE "${database}"`));
  } finally {
    await probe.end();
  }
}

/** In a bundle the migrations lie beside the code. */
function migrationsFolder() {
  const bundled = fileURLToPath(new URL('./migrations', import.meta.url));
  return fs.existsSync(bundled) ? bundled : fileURLToPath(new URL('../migrations', import.meta.url));
}

function readMigrations(baseDir) {
  const read = (file) => fs.readFileSync(`${baseDir}/${file}`, 'utf8');
  const names = fs
    .readdirSync(baseDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: read('migration_lock.toml') },
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: read(`${name}/migration.sql`) } },
    })),
  };
}
