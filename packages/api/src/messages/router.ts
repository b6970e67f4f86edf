import {
  DeleteMessage,
  EditMessage,
  ListMessages,
  MessagesPage,
  MessageView,
  RestoreMessage,
  SendMessage,
} from '@parley/contract/messages';
import { roomProcedure, router, throttled } from '#trpc.ts';
import { listMessages } from './queries.ts';
import { deleteMessage, editMessage, restoreMessage, sendMessage } from './service.ts';

const changing = roomProcedure.use(throttled({ points: 120, perMs: 60_000 }));

export const messagesRouter = router({
  list: roomProcedure
    .input(ListMessages)
    .output(MessagesPage)
    .query(({ ctx, input }) => listMessages(ctx.deps.db, ctx.member, input)),

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
