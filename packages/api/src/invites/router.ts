import { GroupSummary } from '@parley/contract/groups';
import {
  AcceptInvite,
  CreateInvite,
  InvitePreview,
  InviteView,
  ListInvites,
  PreviewInvite,
  RevokeInvite,
} from '@parley/contract/invites';
import * as z from 'zod';
import { authedProcedure, holderProcedure, router, throttled } from '#trpc.ts';
import { listInvites, previewInvite } from './queries.ts';
import { acceptInvite, createInvite, revokeInvite } from './service.ts';

const inviterProcedure = holderProcedure('invite').use(throttled({ points: 60, perMs: 60_000 }));
const codeProcedure = authedProcedure.use(throttled({ points: 30, perMs: 60_000 }));

export const invitesRouter = router({
  create: inviterProcedure
    .input(CreateInvite)
    .output(InviteView)
    .mutation(({ ctx }) => createInvite(ctx.deps, ctx.holder)),

  list: inviterProcedure
    .input(ListInvites)
    .output(z.array(InviteView))
    .query(({ ctx, input }) => listInvites(ctx.deps.db, input.groupId)),

  revoke: inviterProcedure
    .input(RevokeInvite)
    .output(z.void())
    .mutation(({ ctx, input }) => revokeInvite(ctx.deps, ctx.holder, input)),

  preview: codeProcedure
    .input(PreviewInvite)
    .output(InvitePreview)
    .query(({ ctx, input }) => previewInvite(ctx.deps.db, input.code, ctx.userId)),

  accept: codeProcedure
    .input(AcceptInvite)
    .output(GroupSummary)
    .mutation(({ ctx, input }) => acceptInvite(ctx.deps, ctx.userId, input.code)),
});
