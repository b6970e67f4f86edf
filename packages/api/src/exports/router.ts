import { ExportView } from '@parley/contract/exports';
import { authedProcedure, router, throttled } from '#trpc.ts';
import { findExport } from './queries.ts';
import { createExport } from './service.ts';

const dayMs = 24 * 60 * 60_000;

export const exportsRouter = router({
  get: authedProcedure
    .output(ExportView.nullable())
    .query(({ ctx }) => findExport(ctx.deps.db, ctx.userId, ctx.deps.clock())),

  create: authedProcedure
    .use(throttled({ points: 5, perMs: dayMs }))
    .output(ExportView)
    .mutation(({ ctx }) => createExport(ctx.deps, ctx.session)),
});
