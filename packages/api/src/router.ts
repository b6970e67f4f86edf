import { authRouter } from '#auth/router.ts';
import { instanceRouter } from '#instance/router.ts';
import { router } from '#trpc.ts';
import { usersRouter } from '#users/router.ts';

export const appRouter = router({
  auth: authRouter,
  instance: instanceRouter,
  users: usersRouter,
});

export type AppRouter = typeof appRouter;
