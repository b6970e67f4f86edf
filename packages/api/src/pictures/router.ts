import {
  GetPicture,
  OriginalView,
  PictureProgress,
  RemoveGroupPicture,
  RemoveMyPicture,
  ReusedOriginal,
  SetGroupPicture,
  SetMyPicture,
} from '@parley/contract/pictures';
import * as z from 'zod';
import { authedProcedure, holderProcedure, router, throttled } from '#trpc.ts';
import { getOriginal, getPicture } from './queries.ts';
import { removeGroupPicture, removeMyPicture, reuseOriginal, setGroupPicture, setMyPicture } from './service.ts';

const settingProcedure = authedProcedure.use(throttled({ points: 20, perMs: 60_000 }));
const groupProcedure = holderProcedure('manageGroup').use(throttled({ points: 20, perMs: 60_000 }));

export const picturesRouter = router({
  get: authedProcedure
    .input(GetPicture)
    .output(PictureProgress)
    .query(({ ctx, input }) => getPicture(ctx.deps.db, input.pictureId, ctx.userId)),

  original: authedProcedure
    .input(GetPicture)
    .output(OriginalView)
    .query(({ ctx, input }) => getOriginal(ctx.deps.db, input.pictureId, ctx.userId)),

  reuse: settingProcedure
    .input(GetPicture)
    .output(ReusedOriginal)
    .mutation(({ ctx, input }) => reuseOriginal(ctx.deps, ctx.session, input.pictureId)),

  setMine: settingProcedure
    .input(SetMyPicture)
    .output(PictureProgress)
    .mutation(({ ctx, input }) => setMyPicture(ctx.deps, ctx.session, input)),

  setGroups: groupProcedure
    .input(SetGroupPicture)
    .output(PictureProgress)
    .mutation(({ ctx, input }) => setGroupPicture(ctx.deps, ctx.holder, input)),

  removeMine: settingProcedure
    .input(RemoveMyPicture)
    .output(z.void())
    .mutation(({ ctx, input }) => removeMyPicture(ctx.deps, ctx.session, input.kind)),

  removeGroups: groupProcedure
    .input(RemoveGroupPicture)
    .output(z.void())
    .mutation(({ ctx, input }) => removeGroupPicture(ctx.deps, ctx.holder, input.kind)),
});
