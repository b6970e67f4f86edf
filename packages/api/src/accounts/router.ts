import { AskDeletion, DeleteAccount, DeleteByMail, DeleteByPasskey, DeletionView } from '@parley/contract/accounts';
import * as z from 'zod';
import { authedProcedure, ownHttpProcedure, publicProcedure, router, throttled, throttledByAddress } from '#trpc.ts';
import { askDeletion, deleteAccount, deleteByMail, deleteByPasskey, describeDeletion } from './service.ts';

const hourMs = 60 * 60_000;
const nothing = z.void();

export const accountsRouter = router({
  deletion: authedProcedure.output(DeletionView).query(({ ctx }) => describeDeletion(ctx.deps, ctx.session)),

  delete: authedProcedure
    .input(DeleteAccount)
    .output(nothing)
    .mutation(({ ctx, input }) => deleteAccount(ctx.deps, ctx.session, input)),

  /** After `passkeys.beginProof`, from the same browser. */
  deleteByPasskey: ownHttpProcedure
    .use(throttled({ points: 30, perMs: hourMs }))
    .input(DeleteByPasskey)
    .output(nothing)
    .mutation(({ ctx, input }) => deleteByPasskey(ctx, input)),

  askDeletion: authedProcedure
    .use(throttled({ points: 5, perMs: hourMs }))
    .input(AskDeletion)
    .output(nothing)
    .mutation(({ ctx, input }) => askDeletion(ctx.deps, ctx.session, input)),

  /** By whoever has the link, signed in or not. */
  deleteByMail: publicProcedure
    .use(throttledByAddress({ points: 30, perMs: hourMs }))
    .input(DeleteByMail)
    .output(nothing)
    .mutation(({ ctx, input }) => deleteByMail(ctx.deps, input)),
});
