import type { PickJobs } from '@parley/contract/jobs';
import type { Deps } from '#context.ts';
import type { Operator } from '#instance/policy.ts';

/** As many as a new job has. */
const attemptsMax = 25;

/** Has jobs that went wrong tried again, now and with all their attempts; those that run or are gone stay as they are. Safe to repeat. */
export async function retryJobs({ db }: Deps, _operator: Operator, { ids }: PickJobs): Promise<void> {
  await db.$executeRaw`
    SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at => now(), attempts => 0, max_attempts => ${attemptsMax}::int)
    FROM graphile_worker.jobs
    WHERE id = ANY (${ids.map(BigInt)}::bigint[]) AND locked_at IS NULL AND attempts > 0`;
}

/** Takes jobs that went wrong out of the queue, undone; those that run stay. Safe to repeat. */
export async function discardJobs({ db }: Deps, _operator: Operator, { ids }: PickJobs): Promise<void> {
  await db.$executeRaw`
    SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs
    WHERE id = ANY (${ids.map(BigInt)}::bigint[]) AND locked_at IS NULL AND attempts > 0`;
}
