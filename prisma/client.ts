import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { createGathering, type Prepared } from './gathering.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';

export type {
  Blob,
  DataExport,
  Group,
  Invite,
  Member,
  Message,
  OauthFlow,
  Passkey,
  Picture,
  Prisma,
  Room,
  Session,
  Topic,
  Upload,
  User,
} from './generated/client.ts';
export { Prisma as sql } from './generated/client.ts';

type Run = <Row extends readonly unknown[]>(statement: Prepared, values: readonly unknown[]) => Promise<Row[]>;

/**
 * Prisma's client, and beside it the hot paths' way around it: `prepared` runs one statement outside any transaction and
 * answers its rows as arrays of the columns in their order. A transaction has no such way, so that it never takes a second connection.
 *
 * `gathered` does so for all who ask at the same moment (`createGathering`): its statement takes an array for each value, and
 * its rows begin with the place in them, which is not in the answer. Nobody changes the rows: others may have the same.
 */
export type Db = PrismaClient & { prepared: Run; gathered: Run };
/** Either the client or a transaction of it: what a query that doesn't care takes. */
export type Tx = Prisma.TransactionClient;

/** Under load a transaction waits for its connection rather than failing. */
const transactionOptions = { maxWait: 10_000, timeout: 15_000 };

export interface OpenDb extends AsyncDisposable {
  db: Db;
  pool: pg.Pool;
}

/** The one place where a client is made. Prisma and hand-written SQL share `pool`. Close with `await using`. */
export function openDb(url: string, connectionsMax = 10): OpenDb {
  const pool = new pg.Pool({ connectionString: url, max: connectionsMax });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions });
  const prepared: Run = async <Row extends readonly unknown[]>(statement: Prepared, values: readonly unknown[]) => {
    const { rows } = await pool.query<Row & unknown[]>({ ...statement, values: [...values], rowMode: 'array' });
    return rows;
  };
  const gather = createGathering(prepared<unknown[]>);
  const gathered: Run = async <Row extends readonly unknown[]>(statement: Prepared, values: readonly unknown[]) =>
    (await gather(statement, values)) as unknown as Row[];
  const db: Db = Object.assign(prisma, { prepared, gathered });
  async function close() {
    await db.$disconnect();
    await pool.end();
  }
  return { db, pool, [Symbol.asyncDispose]: close };
}
