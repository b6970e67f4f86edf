import { EnterCode, FactorsView, Proof, RecoveryCodes, TotpBegun } from '@parley/contract/factors';
import { MeView } from '@parley/contract/users';
import * as z from 'zod';
import { authedProcedure, httpProcedure, router, throttledByAddress } from '#trpc.ts';
import { getFactors } from './queries.ts';
import { beginTotp, confirmTotp, enterCode, renewCodes, turnOffTotp } from './service.ts';

const hourMs = 60 * 60_000;

export const factorsRouter = router({
  get: authedProcedure.output(FactorsView).query(({ ctx }) => getFactors(ctx.deps.db, ctx.userId)),

  enterCode: httpProcedure
    .use(throttledByAddress({ points: 120, perMs: hourMs }))
    .input(EnterCode)
    .output(MeView)
    .mutation(({ ctx, input }) => enterCode(ctx, input)),

  beginTotp: authedProcedure
    .input(Proof)
    .output(TotpBegun)
    .mutation(({ ctx, input }) => beginTotp(ctx.deps, ctx.session, input)),

  confirmTotp: authedProcedure
    .input(EnterCode)
    .output(RecoveryCodes)
    .mutation(({ ctx, input }) => confirmTotp(ctx.deps, ctx.session, input)),

  renewCodes: authedProcedure
    .input(Proof)
    .output(RecoveryCodes)
    .mutation(({ ctx, input }) => renewCodes(ctx.deps, ctx.session, input)),

  turnOffTotp: authedProcedure
    .input(Proof)
    .output(z.void())
    .mutation(({ ctx, input }) => turnOffTotp(ctx.deps, ctx.session, input)),
});
