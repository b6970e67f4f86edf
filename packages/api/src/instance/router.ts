import { EditInstance, InstanceView, SignUpInviteView } from '@parley/contract/instance';
import { authedProcedure, router, throttled } from '#trpc.ts';
import { requireOperator } from './queries.ts';
import { createSignUpInvite, editInstance } from './service.ts';

const operatorProcedure = authedProcedure.use(async ({ ctx, next }) => {
  return next({ ctx: { operator: await requireOperator(ctx.deps.db, ctx.userId) } });
});

export const instanceRouter = router({
  edit: operatorProcedure
    .input(EditInstance)
    .output(InstanceView)
    .mutation(({ ctx, input }) => editInstance(ctx.deps, ctx.operator, input)),

  createSignUpInvite: operatorProcedure
    .use(throttled({ points: 60, perMs: 60_000 }))
    .output(SignUpInviteView)
    .mutation(({ ctx }) => createSignUpInvite(ctx.deps, ctx.operator)),
});
