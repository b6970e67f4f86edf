import type { Deps } from '@parley/api/context';
import { jobs, timetable } from '@parley/api/jobs';
import type { JobName } from '@parley/api/ports/job-queue';
import type { OpenDb } from '@parley/db';
import { Logger, parseCronItems, run, type TaskList } from 'graphile-worker';
import type { Logger as PinoLogger } from 'pino';

const concurrency = 4;

/** Runs what `jobs.ts` registers, from the queue in Postgres and by the clock. Takes up to five connections of the pool. */
export async function startJobs(deps: Deps, pool: OpenDb['pool'], logger: PinoLogger): Promise<AsyncDisposable> {
  // A connection that breaks while a job uses it fails the job, which runs again; without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
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
