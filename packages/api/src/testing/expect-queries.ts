import type { OpenDb } from '@parley/db';
import { expect } from 'vitest';
import type { TestDatabase } from './database.ts';

const ofTransactions = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET TRANSACTION)\b/i;

/** The statements that the pool's connections will run, in order, but for those that begin and end transactions. */
export function watchStatements(pool: OpenDb['pool']): string[] {
  const statements: string[] = [];
  pool.on('connect', (client) => {
    const run = client.query.bind(client) as (...input: unknown[]) => unknown;
    const watched = (...input: unknown[]) => {
      const text = textOf(input[0]);
      if (!ofTransactions.test(text)) statements.push(text);
      return run(...input);
    };
    Object.assign(client, { query: watched });
  });
  return statements;
}

function textOf(query: unknown): string {
  return typeof query === 'string' ? query : String((query as { text?: unknown }).text ?? '');
}

/** Runs `act`, alone on this database, and asserts that it took exactly `count` statements. Answers what `act` answers. */
export async function expectQueries<T>({ statements }: TestDatabase, count: number, act: () => Promise<T>): Promise<T> {
  const before = statements.length;
  const answer = await act();
  const ran = statements.slice(before);
  expect(ran, `${ran.length} statements:\n${ran.join('\n')}`).toHaveLength(count);
  return answer;
}
