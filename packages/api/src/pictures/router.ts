import {
  GetPicture,
  PictureProgress,
  RemoveGroupPicture,
  RemoveMyPicture,
  SetGroupPicture,
  SetMyPicture,
} from '@parley/contract/pictures';
import * as z from 'zod';
import { authedProcedure, holderProcedure, router, throttled } from '#trpc.ts';
import { getPicture } from './queries.ts';
import { removeGroupPicture, removeMyPicture, setGroupPicture, setMyPicture } from './service.ts';

const settingProcedure = authedProcedure.use(throttled({ points: 20, perMs: 60_000 }));
const groupProcedure = holderProcedure('manageGroup').use(throttled({ points: 20, perMs: 60_000 }));

export const picturesRouter = router({
  get: authedProcedure
    .input(GetPicture)
    .output(PictureProgress)
    .query(({ ctx, input }) => getPicture(ctx.deps.db, input.pictureId, ctx.userId)),

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
