import type { OpenDb } from '@parley/db';

type Pool = OpenDb['pool'];
type Client = Awaited<ReturnType<typeof connect>>;

/** The first half of every worker's lock; the second is made of its name. */
const lockClass = 7_105_001;
const usualLookMs = 10_000;

export interface JobLease extends AsyncDisposable {
  /** Takes the lock in the name of this process's workers; from then on nobody takes their jobs for left over. Safe to repeat. */
  hold(name: string): Promise<void>;
}

/**
 * Gives back what dead workers left: the queue itself lets nobody touch a job for four hours that its worker was killed over.
 * Workers that live hold a lock in Postgres, which ends with their connection. Whoever has jobs and no lock at two looks in a row
 * is gone: the first look is now, and one follows every `lookMs`. Takes one connection of the pool.
 */
export async function leaseJobs(
  pool: Pool,
  { report, lookMs = usualLookMs }: { report: (error: unknown) => void; lookMs?: number },
): Promise<JobLease> {
  let own: string | null = null;
  let held: Promise<unknown> | null = null;
  let client: Client | null = null;
  let suspects: string[] = [];
  let looking: Promise<void> = Promise.resolve();

  async function open(): Promise<Client> {
    const opened = await connect(pool);
    opened.once('error', () => {
      if (client !== opened) return; // it was released then
      client = null;
      opened.release(true);
    });
    // For a machine that vanished with its connection open.
    await opened.query('SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3');
    if (own !== null) await lock(opened, own);
    return opened;
  }

  async function look() {
    client ??= await open();
    const gone = await listGone(client);
    const dead = gone.filter((name) => suspects.includes(name));
    suspects = gone;
    if (dead.length > 0) await client.query('SELECT graphile_worker.force_unlock_workers($1)', [dead]);
  }

  await look();
  const timer = setInterval(() => {
    // What goes wrong, as while Postgres restarts, is tried again at the next look.
    looking = looking.then(() => look().catch(report));
  }, lookMs);
  return {
    hold(name) {
      own = name;
      held ??= client ? lock(client, name) : Promise.resolve();
      return held.then(() => {});
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await looking;
      const last = client;
      client = null;
      last?.release(true);
    },
  };
}

const connect = (pool: Pool) => pool.connect();

const lock = (client: Client, name: string) =>
  client.query('SELECT pg_advisory_lock_shared($1, hashtext($2))', [lockClass, name]);

/** Whom jobs belong to, but no lock. */
async function listGone(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT DISTINCT locked_by AS name FROM graphile_worker.jobs
     WHERE locked_by IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM pg_locks
       WHERE locktype = 'advisory' AND granted AND objsubid = 2
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND classid = $1::bigint::oid AND objid = (hashtext(locked_by)::bigint & 4294967295)::oid)`,
    [lockClass],
  );
  return rows.map(({ name }) => name);
}
