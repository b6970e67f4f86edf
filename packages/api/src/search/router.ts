import { MessagesFound, SearchMessages } from '@parley/contract/search';
import { authedProcedure, router, throttled } from '#trpc.ts';
import { searchMessages } from './service.ts';

export const searchRouter = router({
  messages: authedProcedure
    .use(throttled({ points: 120, perMs: 60_000 }))
    .input(SearchMessages)
    .output(MessagesFound)
    .query(({ ctx, input }) => searchMessages(ctx.deps, ctx.userId, input)),
});
