import { setTimeout as delay } from 'node:timers/promises';
import type { OpenDb } from '@parley/db';

type Pool = OpenDb['pool'];
type Client = Awaited<ReturnType<typeof connect>>;

/** Any number that nothing else in this database takes a lock by. */
const lockKey = 7_105_000;
const retryMs = 100;
/** Postgres may need a while to notice that our own lost connection is gone. */
const patienceMs = 60_000;

export interface OnlyServerOptions {
  /** How long to wait for a server that is just ending. */
  waitMs?: number;
  /** Called when the lock was lost, with the connection, and another server has taken it meanwhile. */
  onLost: (error: Error) => void;
}

/**
 * Makes sure that this is the only server on the database, for as long as it isn't disposed: bus, presence and throttle live
 * in its memory, so that people on two servers would not see each other. Takes one connection of the pool.
 * @throws after `waitMs` when another server holds the database.
 */
export async function holdDatabase(
  pool: Pool,
  { waitMs = 5_000, onLost }: OnlyServerOptions,
): Promise<AsyncDisposable> {
  let client = await lock(pool, waitMs);
  let isDisposed = false;

  /** A connection that breaks takes its lock along, as when Postgres restarts. */
  function watch() {
    client.once('error', () => {
      if (isDisposed) return; // it was released then
      client.release(true);
      relock().catch(onLost);
    });
  }

  /** Tries for as long as the database doesn't answer. */
  async function relock() {
    while (!isDisposed) {
      try {
        client = await lock(pool, patienceMs);
        return watch();
      } catch (error) {
        if (error instanceof DatabaseInUse) throw error;
        await delay(retryMs);
      }
    }
  }

  watch();
  return {
    async [Symbol.asyncDispose]() {
      isDisposed = true;
      client.release(true);
    },
  };
}

class DatabaseInUse extends Error {
  constructor() {
    super(
      'Another Parley server runs on this database. Without Redis there can be one only: stop the other one first.',
    );
  }
}

const connect = (pool: Pool) => pool.connect();

async function lock(pool: Pool, waitMs: number): Promise<Client> {
  const client = await connect(pool);
  client.on('error', () => {}); // without any listener it would end the process
  const until = performance.now() + waitMs;
  try {
    while (!(await tryLock(client))) {
      if (performance.now() >= until) throw new DatabaseInUse();
      await delay(retryMs);
    }
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [lockKey]);
  return rows[0]?.locked === true;
}
