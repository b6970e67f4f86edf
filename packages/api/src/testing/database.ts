import { randomUUID } from 'node:crypto';
import { type OpenDb, openDb } from '@parley/db';
import { onTestFinished } from 'vitest';
import { watchStatements } from './expect-queries.ts';

export type TestDatabase = Pick<OpenDb, 'db' | 'pool'> & {
  url: string;
  /** Every SQL statement so far, in order, but for those that begin and end transactions. */
  statements: string[];
};

/** A database of this test's own, cloned from the migrated template in some 30 ms and dropped when the test ends. */
export async function testDatabase(): Promise<TestDatabase> {
  const template = new URL(process.env.TEST_DATABASE_URL ?? '');
  const own = new URL(template);
  own.pathname = `/test_${randomUUID()}`;
  await admin(
    template,
    `CREATE DATABASE "${own.pathname.slice(1)}" TEMPLATE "${template.pathname.slice(1)}" STRATEGY file_copy`,
  );
  const { db, pool, ...opened } = openDb(own.href);
  onTestFinished(async () => {
    await opened[Symbol.asyncDispose]();
    await admin(template, `DROP DATABASE "${own.pathname.slice(1)}" WITH (FORCE)`);
  });
  return { db, pool, url: own.href, statements: watchStatements(pool) };
}

async function admin(template: URL, statement: string) {
  const url = new URL(template);
  url.pathname = '/postgres';
  await using opened = openDb(url.href, 1);
  await opened.pool.query(statement);
}
