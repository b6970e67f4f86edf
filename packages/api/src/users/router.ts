import {
  ChangePassword,
  EditMe,
  GetProfile,
  MeView,
  ProfileView,
  SetPassword,
  SetStatus,
} from '@parley/contract/users';
import * as z from 'zod';
import { authedProcedure, router, throttled } from '#trpc.ts';
import { getProfile } from './queries.ts';
import { changePassword, editMe, setPassword, setStatus } from './service.ts';

const minuteMs = 60_000;

export const usersRouter = router({
  edit: authedProcedure
    .use(throttled({ points: 60, perMs: minuteMs }))
    .input(EditMe)
    .output(MeView)
    .mutation(({ ctx, input }) => editMe(ctx.deps, ctx.session, input)),

  profile: authedProcedure
    .input(GetProfile)
    .output(ProfileView)
    .query(({ ctx, input }) => getProfile(ctx.deps.db, input.userId)),

  setStatus: authedProcedure
    .use(throttled({ points: 60, perMs: minuteMs }))
    .input(SetStatus)
    .output(MeView)
    .mutation(({ ctx, input }) => setStatus(ctx.deps, ctx.session, input)),

  changePassword: authedProcedure
    .use(throttled({ points: 10, perMs: 15 * minuteMs }))
    .input(ChangePassword)
    .output(z.void())
    .mutation(({ ctx, input }) => changePassword(ctx.deps, ctx.session, input)),

  setPassword: authedProcedure
    .use(throttled({ points: 10, perMs: 15 * minuteMs }))
    .input(SetPassword)
    .output(z.void())
    .mutation(({ ctx, input }) => setPassword(ctx.deps, ctx.session, input)),
});
