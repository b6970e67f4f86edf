import { followOneself } from '#live/subscriptions.ts';
import { authedProcedure, router } from '#trpc.ts';

export const meRouter = router({
  live: authedProcedure.subscription(({ ctx, signal }) => followOneself(ctx, signal)),
});
