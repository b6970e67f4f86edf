import {
  BeginOauth,
  CompleteSignUp,
  IdentityView,
  OauthBegun,
  PendingSignUp,
  UnlinkIdentity,
} from '@parley/contract/identities';
import * as z from 'zod';
import { authedProcedure, httpProcedure, router, throttledByAddress } from '#trpc.ts';
import { listIdentities } from './queries.ts';
import { beginOauth, completeSignUp, findPending, unlinkIdentity } from './service.ts';

const hourMs = 60 * 60_000;

export const identitiesRouter = router({
  /** By a call and not by a link, so that no other page can send somebody's browser on that way. */
  begin: httpProcedure
    .use(throttledByAddress({ points: 120, perMs: hourMs }))
    .input(BeginOauth)
    .output(OauthBegun)
    .mutation(({ ctx, input }) => beginOauth(ctx, input)),

  pending: httpProcedure.output(PendingSignUp.nullable()).query(({ ctx }) => findPending(ctx)),

  completeSignUp: httpProcedure
    .use(throttledByAddress({ points: 60, perMs: hourMs }))
    .input(CompleteSignUp)
    .output(z.void())
    .mutation(({ ctx, input }) => completeSignUp(ctx, input)),

  list: authedProcedure.output(z.array(IdentityView)).query(({ ctx }) => listIdentities(ctx.deps.db, ctx.userId)),

  unlink: authedProcedure
    .input(UnlinkIdentity)
    .output(z.void())
    .mutation(({ ctx, input }) => unlinkIdentity(ctx.deps, ctx.session, input)),
});
