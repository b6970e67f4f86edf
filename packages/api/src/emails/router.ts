import { ChangeEmail, ConfirmEmail, EmailConfirmed, EmailView } from '@parley/contract/emails';
import * as z from 'zod';
import { authedProcedure, publicProcedure, router, throttled, throttledByAddress } from '#trpc.ts';
import { getEmail } from './queries.ts';
import { askVerification, cancelChange, changeEmail, confirmEmail } from './service.ts';

const hourMs = 60 * 60_000;
const nothing = z.void();

export const emailsRouter = router({
  get: authedProcedure.output(EmailView).query(({ ctx }) => getEmail(ctx.deps.db, ctx.userId)),

  askVerification: authedProcedure
    .use(throttled({ points: 5, perMs: hourMs }))
    .output(nothing)
    .mutation(({ ctx }) => askVerification(ctx.deps, ctx.session)),

  change: authedProcedure
    .use(throttled({ points: 10, perMs: hourMs }))
    .input(ChangeEmail)
    .output(nothing)
    .mutation(({ ctx, input }) => changeEmail(ctx.deps, ctx.session, input)),

  cancelChange: authedProcedure.output(nothing).mutation(({ ctx }) => cancelChange(ctx.deps, ctx.session)),

  /** By whoever has the link, signed in or not. */
  confirm: publicProcedure
    .use(throttledByAddress({ points: 60, perMs: hourMs }))
    .input(ConfirmEmail)
    .output(EmailConfirmed)
    .mutation(({ ctx, input }) => confirmEmail(ctx.deps, input.token)),
});
