import {
  DeleteMessage,
  EditMessage,
  ListMessages,
  type MessagesPage,
  MessageView,
  RestoreMessage,
  SendMessage,
} from '@parley/contract/messages';
import { authedProcedure, roomProcedure, router, throttled } from '#trpc.ts';
import { listMessages } from './queries.ts';
import { deleteMessage, editMessage, restoreMessage, sendMessage } from './service.ts';

/** The page leaves as Postgres built it. `MessagesPage` would cost more than reading it does; a test holds pages against it. */
const asBuilt = (page: unknown) => page as MessagesPage;

const changing = roomProcedure.use(throttled({ points: 120, perMs: 60_000 }));

export const messagesRouter = router({
  list: authedProcedure.input(ListMessages).query(async ({ ctx, input }) => {
    const page = await listMessages(ctx.deps.db, ctx.userId, input);
    return asBuilt(ctx.connection?.sharesFrames ? page : page.parse());
  }),

  send: roomProcedure
    .use(throttled({ points: 40, perMs: 10_000 }))
    .input(SendMessage)
    .output(MessageView)
    .mutation(({ ctx, input }) => sendMessage(ctx.deps, ctx.member, input)),

  edit: changing
    .input(EditMessage)
    .output(MessageView)
    .mutation(({ ctx, input }) => editMessage(ctx.deps, ctx.member, input)),

  delete: changing
    .input(DeleteMessage)
    .output(MessageView)
    .mutation(({ ctx, input }) => deleteMessage(ctx.deps, ctx.member, input)),

  restore: changing
    .input(RestoreMessage)
    .output(MessageView)
    .mutation(({ ctx, input }) => restoreMessage(ctx.deps, ctx.member, input)),
});
