import { FollowRoom } from '@parley/contract/messages';
import { CreateRoom, DeleteRoom, EditRoom, MoveRoom, RoomView, VisitRoom } from '@parley/contract/rooms';
import * as z from 'zod';
import { followRoom, followRoomSignals } from '#live/subscriptions.ts';
import { holderProcedure, roomProcedure, router, throttled } from '#trpc.ts';
import { createRoom, deleteRoom, editRoom, moveRoom, visitRoom } from './service.ts';

const managerProcedure = holderProcedure('manageRooms').use(throttled({ points: 120, perMs: 60_000 }));

export const roomsRouter = router({
  create: managerProcedure
    .input(CreateRoom)
    .output(RoomView)
    .mutation(({ ctx, input }) => createRoom(ctx.deps, ctx.holder, input)),

  edit: managerProcedure
    .input(EditRoom)
    .output(RoomView)
    .mutation(({ ctx, input }) => editRoom(ctx.deps, ctx.holder, input)),

  move: managerProcedure
    .input(MoveRoom)
    .output(z.array(RoomView))
    .mutation(({ ctx, input }) => moveRoom(ctx.deps, ctx.holder, input)),

  delete: managerProcedure
    .input(DeleteRoom)
    .output(z.void())
    .mutation(({ ctx, input }) => deleteRoom(ctx.deps, ctx.holder, input)),

  visit: roomProcedure
    .use(throttled({ points: 240, perMs: 60_000 }))
    .input(VisitRoom)
    .output(z.void())
    .mutation(({ ctx }) => visitRoom(ctx.deps, ctx.member)),

  live: roomProcedure
    .input(FollowRoom)
    .subscription(({ ctx, input, signal }) => followRoom(ctx, ctx.member, { ...input, signal })),

  signals: roomProcedure.subscription(({ ctx, signal }) => followRoomSignals(ctx, ctx.member, signal)),
});
