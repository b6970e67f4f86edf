import type { JobsView } from '@parley/contract/jobs';
import { limits } from '@parley/contract/limits';
import { sql, type Tx } from '@parley/db';
import type { Operator } from '#instance/policy.ts';
import { type FailedJobRow, failedJobView } from './view.ts';

/** What is in the queue, and what went wrong there. Two queries. */
export async function listJobs(db: Tx, _operator: Operator): Promise<JobsView> {
  const [[counts], failed] = await Promise.all([
    db.$queryRaw<JobsView['counts'][]>(sql.sql`
      SELECT
        count(*) FILTER (WHERE locked_at IS NULL AND attempts = 0)::int AS waiting,
        count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
        count(*) FILTER (WHERE locked_at IS NULL AND attempts BETWEEN 1 AND max_attempts - 1)::int AS retrying,
        count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts)::int AS "givenUp"
      FROM graphile_worker.jobs`),
    db.$queryRaw<FailedJobRow[]>(sql.sql`
      SELECT id, task_identifier AS name, attempts::int, last_error AS error, created_at AS "addedAt",
        CASE WHEN attempts < max_attempts THEN run_at END AS "nextAt"
      FROM graphile_worker.jobs WHERE locked_at IS NULL AND attempts > 0
      ORDER BY attempts < max_attempts, id DESC LIMIT ${limits.failedJobsMax}`),
  ]);
  return { counts: counts ?? { waiting: 0, running: 0, retrying: 0, givenUp: 0 }, failed: failed.map(failedJobView) };
}
