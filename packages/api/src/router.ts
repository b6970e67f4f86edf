import { authRouter } from '#auth/router.ts';
import { instanceRouter } from '#instance/router.ts';
import { meRouter } from '#me/router.ts';
import { messagesRouter } from '#messages/router.ts';
import { presenceRouter } from '#presence/router.ts';
import { router } from '#trpc.ts';
import { unreadRouter } from '#unread/router.ts';
import { usersRouter } from '#users/router.ts';

export const appRouter = router({
  auth: authRouter,
  instance: instanceRouter,
  me: meRouter,
  messages: messagesRouter,
  presence: presenceRouter,
  unread: unreadRouter,
  users: usersRouter,
});

export type AppRouter = typeof appRouter;
