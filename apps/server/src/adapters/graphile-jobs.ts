import type { Deps } from '@parley/api/context';
import { jobs, timetable } from '@parley/api/jobs';
import type { JobName } from '@parley/api/ports/job-queue';
import type { OpenDb } from '@parley/db';
import { Logger, parseCronItems, run, runMigrations, type TaskList } from 'graphile-worker';
import type { Logger as PinoLogger } from 'pino';

const concurrency = 4;

export interface JobsOptions {
  logger: PinoLogger;
  /** Whether nothing else runs jobs of this database. */
  isAlone: boolean;
}

/** Runs what `jobs.ts` registers, from the queue in Postgres and by the clock. Takes up to five connections of the pool. */
export async function startJobs(deps: Deps, pool: OpenDb['pool'], options: JobsOptions): Promise<AsyncDisposable> {
  const { logger, isAlone } = options;
  // A connection that breaks while a job uses it fails the job, which runs again; without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  if (isAlone) await takeBack(pool);
  const runner = await run({
    pgPool: pool,
    taskList: taskList(deps),
    parsedCronItems: parseCronItems(timetable.map(({ name, match }) => ({ task: name, match, identifier: name }))),
    logger: new Logger(() => (level, message) => logger[level === 'warning' ? 'warn' : level](message)),
    concurrency,
    noHandleSignals: true,
  });
  runner.promise.catch(deps.report);
  return { [Symbol.asyncDispose]: () => runner.stop() };
}

function taskList(deps: Deps): TaskList {
  const names = Object.keys(jobs) as JobName[];
  return Object.fromEntries(names.map((name) => [name, (payload: unknown) => runJob(deps, name, payload)]));
}

function runJob<Name extends JobName>(deps: Deps, name: Name, payload: unknown): Promise<void> {
  const job = jobs[name];
  return job.run(deps, job.payload.parse(payload));
}

/** Lets the jobs run at once that a process was killed over; else they were its own for four hours. */
async function takeBack(pool: OpenDb['pool']): Promise<void> {
  await runMigrations({ pgPool: pool });
  await pool.query(`
    SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
    FROM graphile_worker.jobs WHERE locked_by IS NOT NULL`);
}
