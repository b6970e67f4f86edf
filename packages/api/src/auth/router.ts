import { AskPasswordReset, EndSession, ResetPassword, SessionView, SignIn, SignUp } from '@parley/contract/auth';
import { InstanceView } from '@parley/contract/instance';
import { MeView } from '@parley/contract/users';
import * as z from 'zod';
import { letIn } from '#factors/service.ts';
import { describeInstance } from '#instance/service.ts';
import { authedProcedure, httpProcedure, publicProcedure, router, throttledByAddress } from '#trpc.ts';
import { getMe } from '#users/queries.ts';
import * as service from './service.ts';

const hourMs = 60 * 60_000;
const nothing = z.void();

export const authRouter = router({
  /** Who is asking, and where: what a page needs before anything else. */
  session: publicProcedure
    .output(z.object({ user: MeView.nullable(), instance: InstanceView }))
    .query(async ({ ctx: { deps, session } }) => {
      const [user, instance] = await Promise.all([session && getMe(deps.db, session.userId), describeInstance(deps)]);
      return { user, instance };
    }),

  signUp: httpProcedure
    .use(throttledByAddress({ points: 60, perMs: hourMs }))
    .input(SignUp)
    .output(MeView)
    .mutation(async ({ ctx, input }) => service.startSession(ctx, await service.signUp(ctx.deps, input))),

  /** Null where a second step is needed: `factors.enterCode`, from the same browser. */
  signIn: httpProcedure
    .input(SignIn)
    .output(MeView.nullable())
    .mutation(async ({ ctx, input }) => letIn(ctx, await service.signIn(ctx.deps, ctx.client, input))),

  signOut: httpProcedure.output(nothing).mutation(({ ctx }) => service.signOut(ctx)),

  listSessions: authedProcedure
    .output(z.array(SessionView))
    .query(({ ctx }) => service.listSessions(ctx.deps, ctx.session)),

  endSession: authedProcedure
    .input(EndSession)
    .output(nothing)
    .mutation(({ ctx, input }) => service.endSession(ctx.deps, ctx.session, input.sessionId)),

  endOtherSessions: authedProcedure
    .output(nothing)
    .mutation(({ ctx }) => service.endOtherSessions(ctx.deps, ctx.session)),

  /** Answers alike whether there is such an account or not: that is looked up later. */
  askPasswordReset: publicProcedure
    .use(throttledByAddress({ points: 20, perMs: hourMs }))
    .input(AskPasswordReset)
    .output(nothing)
    .mutation(({ ctx, input }) => service.askPasswordReset(ctx.deps, input.email)),

  resetPassword: publicProcedure
    .use(throttledByAddress({ points: 30, perMs: hourMs }))
    .input(ResetPassword)
    .output(nothing)
    .mutation(({ ctx, input }) => service.resetPassword(ctx.deps, input)),
});
