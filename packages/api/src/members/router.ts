import { ListMembers, MembersPage, RemoveMember } from '@parley/contract/members';
import * as z from 'zod';
import { holderProcedure, memberProcedure, router, throttled } from '#trpc.ts';
import { listMembers } from './queries.ts';
import { removeMember } from './service.ts';

export const membersRouter = router({
  list: memberProcedure
    .use(throttled({ points: 240, perMs: 60_000 }))
    .input(ListMembers)
    .output(MembersPage)
    .query(({ ctx, input }) => listMembers(ctx.deps.db, ctx.member, input)),

  remove: holderProcedure('manageMembers')
    .use(throttled({ points: 120, perMs: 60_000 }))
    .input(RemoveMember)
    .output(z.void())
    .mutation(({ ctx, input }) => removeMember(ctx.deps, ctx.holder, input.userId)),
});
