import { type OpenDb, openDb } from '@parley/db';
import { onTestFinished } from 'vitest';
import { watchStatements } from './expect-queries.ts';

export type TestDatabase = Pick<OpenDb, 'db' | 'pool'> & {
  url: string;
  /** Every SQL statement so far, in order, but for those that begin and end transactions. */
  statements: string[];
};

/** Databases of this worker that no test of this file uses now; those of earlier files are found again by name. */
const idle: string[] = [];
let used = 0;

/**
 * An empty database of this test's own. A worker's first are cloned from the migrated template; later tests get
 * those again, emptied, since file systems are slow at making many files while others are being removed. One whose
 * tables a test has changed is dropped.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const name = idle.pop() ?? `test_${process.env.VITEST_POOL_ID}_${++used}`;
  await cloneOrEmpty(name);
  const { db, pool, ...opened } = openDb(addressOf(name));
  const statements = watchStatements(pool);
  onTestFinished(async () => {
    await opened[Symbol.asyncDispose]();
    if (statements.some((text) => changesTables.test(text))) {
      await query('postgres', `DROP DATABASE "${name}" WITH (FORCE)`);
    }
    idle.push(name);
  });
  return { db, pool, url: addressOf(name), statements };
}

const changesTables = /^\s*(CREATE|ALTER|DROP)\b/i;

async function cloneOrEmpty(name: string) {
  const { rowCount } = await query('postgres', endConnections, [name]);
  if (rowCount) await query(name, emptyAllTables);
  else await query('postgres', `CREATE DATABASE "${name}" TEMPLATE "${templateName()}" STRATEGY file_copy`);
}

const templateName = () => new URL(process.env.TEST_DATABASE_URL ?? '').pathname.slice(1);

function addressOf(database: string): string {
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  url.pathname = `/${database}`;
  return url.href;
}

async function query(database: string, statement: string, values: string[] = []) {
  await using opened = openDb(addressOf(database), 1);
  return await opened.pool.query(statement, values);
}

/** Ends what an earlier test left connected. A row if there is such a database. */
const endConnections = `
  SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_database LEFT JOIN pg_stat_activity USING (datname)
  WHERE datname = $1 GROUP BY datname`;

const emptyAllTables = `
  DO $$ DECLARE name regclass; filled boolean; BEGIN
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relname NOT LIKE '%migrations'
      AND relnamespace::regnamespace::text IN ('public', 'graphile_worker')
    LOOP
      EXECUTE format('SELECT EXISTS (SELECT FROM %s)', name) INTO filled;
      IF filled THEN EXECUTE format('DELETE FROM %s', name); END IF;
    END LOOP;
  END $$`;
