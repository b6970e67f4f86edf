import { CreateTopic, DeleteTopic, MoveTopic, RenameTopic, TopicView } from '@parley/contract/topics';
import * as z from 'zod';
import { holderProcedure, router, throttled } from '#trpc.ts';
import { createTopic, deleteTopic, moveTopic, renameTopic } from './service.ts';

const managerProcedure = holderProcedure('manageRooms').use(throttled({ points: 120, perMs: 60_000 }));

export const topicsRouter = router({
  create: managerProcedure
    .input(CreateTopic)
    .output(TopicView)
    .mutation(({ ctx, input }) => createTopic(ctx.deps, ctx.holder, input)),

  rename: managerProcedure
    .input(RenameTopic)
    .output(TopicView)
    .mutation(({ ctx, input }) => renameTopic(ctx.deps, ctx.holder, input)),

  move: managerProcedure
    .input(MoveTopic)
    .output(z.array(TopicView))
    .mutation(({ ctx, input }) => moveTopic(ctx.deps, ctx.holder, input)),

  delete: managerProcedure
    .input(DeleteTopic)
    .output(z.void())
    .mutation(({ ctx, input }) => deleteTopic(ctx.deps, ctx.holder, input)),
});
