import { JobsView, PickJobs } from '@parley/contract/jobs';
import * as z from 'zod';
import { operatorProcedure, router } from '#trpc.ts';
import { listJobs } from './queries.ts';
import { discardJobs, retryJobs } from './service.ts';

export const jobsRouter = router({
  list: operatorProcedure.output(JobsView).query(({ ctx }) => listJobs(ctx.deps.db, ctx.operator)),

  retry: operatorProcedure
    .input(PickJobs)
    .output(z.void())
    .mutation(({ ctx, input }) => retryJobs(ctx.deps, ctx.operator, input)),

  discard: operatorProcedure
    .input(PickJobs)
    .output(z.void())
    .mutation(({ ctx, input }) => discardJobs(ctx.deps, ctx.operator, input)),
});
