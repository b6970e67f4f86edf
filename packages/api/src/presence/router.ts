import { SetIdle, SetTyping } from '@parley/contract/presence';
import * as z from 'zod';
import { authedProcedure, roomProcedure, router, throttled } from '#trpc.ts';
import { setTyping } from './service.ts';

export const presenceRouter = router({
  setTyping: roomProcedure
    .use(throttled({ points: 120, perMs: 60_000 }))
    .input(SetTyping)
    .output(z.void())
    .mutation(({ ctx, input }) => setTyping(ctx.deps, ctx.member, input)),

  /** Over the WebSocket only: it is about this connection. */
  setIdle: authedProcedure
    .use(throttled({ points: 120, perMs: 60_000 }))
    .input(SetIdle)
    .output(z.void())
    .mutation(({ ctx, input }) => ctx.deps.presence.setIdle(ctx.connection?.id ?? '', input.isIdle)),
});
