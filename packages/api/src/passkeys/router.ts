import { Proof } from '@parley/contract/factors';
import {
  AddPasskey,
  CreationOptions,
  PasskeyView,
  RemovePasskey,
  RenamePasskey,
  RequestOptions,
  ShowPasskey,
} from '@parley/contract/passkeys';
import { MeView } from '@parley/contract/users';
import * as z from 'zod';
import { authedProcedure, httpProcedure, ownHttpProcedure, router, throttled, throttledByAddress } from '#trpc.ts';
import { listPasskeys } from './queries.ts';
import {
  addPasskey,
  beginPasskey,
  beginPasskeyProof,
  beginSignIn,
  removePasskey,
  renamePasskey,
  signInByPasskey,
} from './service.ts';

const hourMs = 60 * 60_000;
const nothing = z.void();

export const passkeysRouter = router({
  list: authedProcedure.output(z.array(PasskeyView)).query(({ ctx }) => listPasskeys(ctx.deps.db, ctx.userId)),

  begin: ownHttpProcedure
    .input(Proof)
    .output(CreationOptions)
    .mutation(({ ctx, input }) => beginPasskey(ctx, input)),

  add: ownHttpProcedure
    .use(throttled({ points: 30, perMs: hourMs }))
    .input(AddPasskey)
    .output(nothing)
    .mutation(({ ctx, input }) => addPasskey(ctx, input)),

  beginSignIn: httpProcedure
    .use(throttledByAddress({ points: 120, perMs: hourMs }))
    .output(RequestOptions)
    .mutation(({ ctx }) => beginSignIn(ctx)),

  signIn: httpProcedure
    .use(throttledByAddress({ points: 120, perMs: hourMs }))
    .input(ShowPasskey)
    .output(MeView)
    .mutation(({ ctx, input }) => signInByPasskey(ctx, input)),

  beginProof: ownHttpProcedure
    .use(throttled({ points: 30, perMs: hourMs }))
    .output(RequestOptions)
    .mutation(({ ctx }) => beginPasskeyProof(ctx)),

  rename: authedProcedure
    .input(RenamePasskey)
    .output(nothing)
    .mutation(({ ctx, input }) => renamePasskey(ctx.deps, ctx.session, input)),

  remove: authedProcedure
    .input(RemovePasskey)
    .output(nothing)
    .mutation(({ ctx, input }) => removePasskey(ctx.deps, ctx.session, input)),
});
