import {
  CreateGroup,
  DeleteGroup,
  EditGroup,
  FollowGroup,
  GetGroup,
  GroupSummary,
  GroupView,
  JoinGroup,
  LeaveGroup,
  TransferGroup,
} from '@parley/contract/groups';
import * as z from 'zod';
import { followGroup, followGroupPresence } from '#live/subscriptions.ts';
import { joinGroup, leaveGroup } from '#members/service.ts';
import { authedProcedure, holderProcedure, memberProcedure, ownerProcedure, router, throttled } from '#trpc.ts';
import { getGroup } from './queries.ts';
import { createGroup, deleteGroup, editGroup, transferGroup } from './service.ts';

const GroupHead = GroupView.pick({
  name: true,
  description: true,
  category: true,
  isPublic: true,
  icon: true,
  wallpaper: true,
  ownerId: true,
  tags: true,
});

const perMinute = (points: number) => throttled({ points, perMs: 60_000 });
const comingProcedure = authedProcedure.use(perMinute(30));

export const groupsRouter = router({
  get: memberProcedure
    .input(GetGroup)
    .output(GroupView)
    .query(({ ctx }) => getGroup(ctx.deps.db, ctx.member)),

  create: comingProcedure
    .input(CreateGroup)
    .output(GroupSummary)
    .mutation(({ ctx, input }) => createGroup(ctx.deps, ctx.userId, input)),

  edit: holderProcedure('manageGroup')
    .use(perMinute(60))
    .input(EditGroup)
    .output(GroupHead)
    .mutation(({ ctx, input }) => editGroup(ctx.deps, ctx.holder, input)),

  transfer: ownerProcedure
    .use(perMinute(30))
    .input(TransferGroup)
    .output(GroupHead)
    .mutation(({ ctx, input }) => transferGroup(ctx.deps, ctx.owner, input)),

  delete: ownerProcedure
    .use(perMinute(30))
    .input(DeleteGroup)
    .output(z.void())
    .mutation(({ ctx, input }) => deleteGroup(ctx.deps, ctx.owner, input)),

  join: comingProcedure
    .input(JoinGroup)
    .output(GroupSummary)
    .mutation(({ ctx, input }) => joinGroup(ctx.deps, ctx.userId, input)),

  leave: memberProcedure
    .use(perMinute(30))
    .input(LeaveGroup)
    .output(z.void())
    .mutation(({ ctx }) => leaveGroup(ctx.deps, ctx.member)),

  live: memberProcedure
    .input(FollowGroup)
    .subscription(({ ctx, input, signal }) => followGroup(ctx, ctx.member, { ...input, signal })),

  presence: memberProcedure.subscription(({ ctx, signal }) => followGroupPresence(ctx, ctx.member, signal)),
});
