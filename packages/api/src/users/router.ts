import { ChangePassword, EditMe, MeView } from '@parley/contract/users';
import * as z from 'zod';
import { authedProcedure, router, throttled } from '#trpc.ts';
import { changePassword, editMe } from './service.ts';

const minuteMs = 60_000;

export const usersRouter = router({
  edit: authedProcedure
    .use(throttled({ points: 60, perMs: minuteMs }))
    .input(EditMe)
    .output(MeView)
    .mutation(({ ctx, input }) => editMe(ctx.deps, ctx.session, input)),

  changePassword: authedProcedure
    .use(throttled({ points: 10, perMs: 15 * minuteMs }))
    .input(ChangePassword)
    .output(z.void())
    .mutation(({ ctx, input }) => changePassword(ctx.deps, ctx.session, input)),
});
