import { GroupPreviewed, GroupsFound, PreviewGroup, SearchGroups } from '@parley/contract/discovery';
import { authedProcedure, router, throttled } from '#trpc.ts';
import { previewGroup, searchGroups } from './service.ts';

export const discoveryRouter = router({
  search: authedProcedure
    .use(throttled({ points: 300, perMs: 60_000 }))
    .input(SearchGroups)
    .output(GroupsFound)
    .query(({ ctx, input }) => searchGroups(ctx.deps, ctx.userId, input)),

  preview: authedProcedure
    .input(PreviewGroup)
    .output(GroupPreviewed)
    .query(({ ctx, input }) => previewGroup(ctx.deps, input.groupId, ctx.userId)),
});
