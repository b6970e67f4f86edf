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
  /** Whether others may be on the database too, as long as they share: those with Redis. */
  isShared?: boolean;
  /** How long to wait for a server that is just ending. */
  waitMs?: number;
  /** Called when the lock was lost, with the connection, and another server has taken it meanwhile. */
  onLost: (error: Error) => void;
}

/**
 * Makes sure that this is the only server on the database, for as long as it isn't disposed: without Redis, bus, presence and
 * throttle live in its memory, so that people on two servers would not see each other. Those that share keep out only those
 * that don't. Takes one connection of the pool.
 * @throws after `waitMs` when another server keeps this one out.
 */
export async function holdDatabase(
  pool: Pool,
  { isShared = false, waitMs = 5_000, onLost }: OnlyServerOptions,
): Promise<AsyncDisposable> {
  /** Null while it is being taken again. */
  let client: Client | null = await lock(pool, isShared, waitMs);
  let isDisposed = false;

  /** A connection that breaks takes its lock along, as when Postgres restarts. */
  function watch(held: Client) {
    held.once('error', () => {
      if (isDisposed) return; // it was released then
      client = null;
      held.release(true);
      relock().catch(onLost);
    });
  }

  /** Tries for as long as the database doesn't answer. */
  async function relock() {
    while (!isDisposed) {
      try {
        const taken = await lock(pool, isShared, patienceMs);
        if (isDisposed) return taken.release(true);
        client = taken;
        return watch(taken);
      } catch (error) {
        if (error instanceof DatabaseInUse) throw error;
        await delay(retryMs);
      }
    }
  }

  watch(client);
  return {
    async [Symbol.asyncDispose]() {
      isDisposed = true;
      client?.release(true);
    },
  };
}

class DatabaseInUse extends Error {
  constructor(isShared: boolean) {
    super(
      isShared
        ? 'A Parley server without Redis runs on this database, and would not see this one: give all of them the same REDIS_URL.'
        : 'Another Parley server runs on this database. Without Redis there can be one only: stop the other one first, or set REDIS_URL for all of them.',
    );
  }
}

const connect = (pool: Pool) => pool.connect();

async function lock(pool: Pool, isShared: boolean, waitMs: number): Promise<Client> {
  const client = await connect(pool);
  client.on('error', () => {}); // without any listener it would end the process
  const until = performance.now() + waitMs;
  try {
    while (!(await tryLock(client, isShared))) {
      if (performance.now() >= until) throw new DatabaseInUse(isShared);
      await delay(retryMs);
    }
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function tryLock(client: Client, isShared: boolean): Promise<boolean> {
  const name = isShared ? 'pg_try_advisory_lock_shared' : 'pg_try_advisory_lock';
  const { rows } = await client.query<{ locked: boolean }>(`SELECT ${name}($1) AS locked`, [lockKey]);
  return rows[0]?.locked === true;
}
