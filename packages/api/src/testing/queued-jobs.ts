import type { Deps } from '#context.ts';
import { jobs } from '#jobs.ts';
import type { JobName } from '#ports/job-queue.ts';

/** Does what waits in the queue, in its order, as a worker would; what that asks for in turn too. */
export async function runQueuedJobs(deps: Deps): Promise<void> {
  for (let next = await take(deps); next; next = await take(deps)) {
    const job = jobs[next.name];
    await job.run(deps, job.payload.parse(next.payload) as never);
  }
}

async function take({ db }: Deps) {
  const [job] = await db.$queryRaw<{ name: JobName; payload: unknown }[]>`
    DELETE FROM graphile_worker._private_jobs AS job USING graphile_worker._private_tasks AS task
    WHERE task.id = job.task_id AND job.id = (SELECT min(id) FROM graphile_worker._private_jobs)
    RETURNING task.identifier AS name, job.payload`;
  return job;
}
