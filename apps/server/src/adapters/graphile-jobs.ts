import type { Deps } from '@parley/api/context';
import { isHopeless, jobs, timetable } from '@parley/api/jobs';
import type { JobName } from '@parley/api/ports/job-queue';
import type { OpenDb } from '@parley/db';
import {
  type JobHelpers,
  Logger,
  parseCronItems,
  type RunnerOptions,
  run,
  runMigrations,
  type TaskList,
} from 'graphile-worker';
import type { Logger as PinoLogger } from 'pino';
import { type JobLease, leaseJobs } from './job-lease.ts';

const concurrency = 4;

export interface JobsOptions {
  logger: PinoLogger;
  /** Whether nothing else runs jobs of this database. */
  isAlone: boolean;
}

/** Runs what `jobs.ts` registers, from the queue in Postgres and by the clock. Takes up to six connections of the pool. */
export async function startJobs(deps: Deps, pool: OpenDb['pool'], options: JobsOptions): Promise<AsyncDisposable> {
  const { logger, isAlone } = options;
  // A connection that breaks while a job uses it fails the job, which runs again; without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  await runMigrations({ pgPool: pool });
  if (isAlone) await takeBack(pool);
  const lease = isAlone ? null : await leaseJobs(pool, deps);
  const runner = await run({
    ...(lease && { preset: leasing(lease) }),
    pgPool: pool,
    taskList: taskList(deps),
    parsedCronItems: parseCronItems(timetable.map(cronItem)),
    logger: new Logger(() => (level, message) => logger[level === 'warning' ? 'warn' : level](message)),
    concurrency,
    noHandleSignals: true,
  });
  runner.promise.catch(deps.report);
  return {
    async [Symbol.asyncDispose]() {
      await runner.stop();
      await lease?.[Symbol.asyncDispose]();
    },
  };
}

/** Holds the lease before the first job is taken. */
function leasing(lease: JobLease): NonNullable<RunnerOptions['preset']> {
  const startWorker = (_ctx: unknown, event: { worker: { workerPool: { id: string } } }) =>
    lease.hold(event.worker.workerPool.id);
  return { plugins: [{ name: 'ParleyLease', version: '1.0.0', worker: { hooks: { startWorker } } }] };
}

function taskList(deps: Deps): TaskList {
  const names = Object.keys(jobs) as JobName[];
  return Object.fromEntries(
    names.map((name) => [name, (payload: unknown, helpers: JobHelpers) => runJob(deps, { name, payload, helpers })]),
  );
}

/** Of one name, one runs at a time. */
const cronItem = ({ name, match }: (typeof timetable)[number]) => ({
  task: name,
  match,
  identifier: name,
  options: { queueName: name },
});

interface Run<Name extends JobName> {
  name: Name;
  payload: unknown;
  helpers: JobHelpers;
}

async function runJob<Name extends JobName>(deps: Deps, { name, payload, helpers }: Run<Name>): Promise<void> {
  const job = jobs[name];
  try {
    await job.run(deps, job.payload.parse(payload));
  } catch (error) {
    if (isHopeless(error)) await makeLast(helpers);
    throw error;
  }
}

/** Makes this attempt the last one: the job then stays as one that failed. The queue's own functions don't touch one that runs. */
async function makeLast({ job, query }: JobHelpers): Promise<void> {
  await query('UPDATE graphile_worker._private_jobs SET max_attempts = attempts WHERE id = $1', [job.id]);
}

/** Lets the jobs run at once that a process was killed over; else they were its own for four hours. */
async function takeBack(pool: OpenDb['pool']): Promise<void> {
  await pool.query(`
    SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
    FROM graphile_worker.jobs WHERE locked_by IS NOT NULL`);
}
