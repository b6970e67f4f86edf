import { EditInstance, InstanceView, SignUpInviteView } from '@parley/contract/instance';
import { operatorProcedure, router, throttled } from '#trpc.ts';
import { createSignUpInvite, editInstance } from './service.ts';

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
