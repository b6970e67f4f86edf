import * as z from 'zod';
import { momentField } from './fields.ts';
import { limits } from './limits.ts';

const jobId = z.string().regex(/^[1-9]\d{0,17}$/);

/** Jobs that went wrong. */
export const PickJobs = z.object({ ids: z.array(jobId).min(1).max(limits.failedJobsMax) });

/** A job that went wrong: one that is tried again at `nextAt`, or one that was given up. */
export const FailedJobView = z.object({
  id: jobId,
  name: z.string(),
  attempts: z.int(),
  error: z.string(),
  addedAt: momentField,
  nextAt: momentField.nullable(),
});

export const JobsView = z.object({
  counts: z.object({ waiting: z.int(), running: z.int(), retrying: z.int(), givenUp: z.int() }),
  /** The newest first, `failedJobsMax` at most: those that were given up, and then those that are tried again. */
  failed: z.array(FailedJobView),
});

export type PickJobs = z.infer<typeof PickJobs>;
export type FailedJobView = z.infer<typeof FailedJobView>;
export type JobsView = z.infer<typeof JobsView>;
