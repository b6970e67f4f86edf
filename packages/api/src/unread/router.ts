import { MarkRead, MarkUnread, MarkView } from '@parley/contract/marks';
import { roomProcedure, router, throttled } from '#trpc.ts';
import { markRead, markUnread } from './service.ts';

const markProcedure = roomProcedure.use(throttled({ points: 240, perMs: 60_000 }));

export const unreadRouter = router({
  markRead: markProcedure
    .input(MarkRead)
    .output(MarkView)
    .mutation(({ ctx, input }) => markRead(ctx.deps, ctx.member, input)),

  markUnread: markProcedure
    .input(MarkUnread)
    .output(MarkView)
    .mutation(({ ctx, input }) => markUnread(ctx.deps, ctx.member, input)),
});
