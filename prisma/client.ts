import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { type Prisma, PrismaClient } from './generated/client.ts';

export type { Group, Invite, Member, Message, Prisma, Room, Session, Topic, User } from './generated/client.ts';
export { Prisma as sql } from './generated/client.ts';

/** A statement written by hand: planned once for each connection, under a name that no other text has. */
export interface Prepared {
  name: string;
  text: string;
}

/**
 * Prisma's client, and beside it the hot paths' way around it: `prepared` runs one statement outside any transaction and
 * answers its rows as arrays of the columns in their order. A transaction has no such way, so that it never takes a second connection.
 */
export type Db = PrismaClient & {
  prepared: <Row extends readonly unknown[]>(statement: Prepared, values: readonly unknown[]) => Promise<Row[]>;
};
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
  const db: Db = Object.assign(prisma, {
    async prepared<Row extends readonly unknown[]>(statement: Prepared, values: readonly unknown[]) {
      const { rows } = await pool.query<Row & unknown[]>({ ...statement, values: [...values], rowMode: 'array' });
      return rows;
    },
  });
  async function close() {
    await db.$disconnect();
    await pool.end();
  }
  return { db, pool, [Symbol.asyncDispose]: close };
}
