import type { ErrorCode } from '@parley/contract/errors';
import { idField } from '@parley/contract/fields';
import type { GroupId, RoomId } from '@parley/contract/ids';
import type { Permission } from '@parley/contract/permissions';
import { initTRPC, TRPCError } from '@trpc/server';
import * as z from 'zod';
import type { Context } from '#context.ts';
import { AppError } from '#errors.ts';
import { requireOwner, requirePermission } from '#groups/policy.ts';
import { requireMember } from '#groups/queries.ts';
import { requireOperator } from '#instance/queries.ts';
import { networkOf } from '#network.ts';
import type { ThrottleRule } from '#ports/throttle.ts';
import { requireRoomMember } from '#rooms/queries.ts';

const trpcCodes = {
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  invalid: 'BAD_REQUEST',
  too_large: 'PAYLOAD_TOO_LARGE',
  rate_limited: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
} satisfies Record<ErrorCode, TRPCError['code']>;

const t = initTRPC.context<Context>().create({
  errorFormatter: ({ shape, error: { cause, code } }) => ({
    ...shape,
    message: code === 'INTERNAL_SERVER_ERROR' ? 'internal error' : shape.message,
    data: {
      code: shape.data.code,
      httpStatus: shape.data.httpStatus,
      path: shape.data.path,
      reason: reasonOf(cause),
      /** Which input fields are wrong, and how. */
      issues:
        cause instanceof z.ZodError ? cause.issues.map(({ path, code }) => ({ path: path.map(String), code })) : [],
      /** The fields that an expected failure is about, such as a name that is taken. */
      fields: cause instanceof AppError ? cause.fields : [],
    },
  }),
});

function reasonOf(cause: Error | undefined): ErrorCode | null {
  if (cause instanceof AppError) return cause.code;
  return cause instanceof z.ZodError ? 'invalid' : null;
}

export const { router, createCallerFactory } = t;

/** An AppError as what tRPC tells the caller; any other error as it is. */
export function asTrpcError(error: unknown): unknown {
  return error instanceof AppError
    ? new TRPCError({ code: trpcCodes[error.code], message: error.message, cause: error })
    : error;
}

/** Anybody. Turns an AppError into its tRPC code, here and, for subscriptions, in `live/follow.ts`. */
export const publicProcedure = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (result.ok || !(result.error.cause instanceof AppError)) return result;
  throw asTrpcError(result.error.cause);
});

/** Counts the calls of a procedure by account, or by address before sign-in; a batch of 20 calls is 20. @throws rate_limited. */
export const throttled = (rule: ThrottleRule) =>
  counted(rule, ({ session, client }) => session?.userId ?? networkOf(client.address));

/** The same by address alone: for what gives the caller another account, and so a count that begins anew. */
export const throttledByAddress = (rule: ThrottleRule) => counted(rule, ({ client }) => networkOf(client.address));

const counted = (rule: ThrottleRule, whose: (ctx: Context) => string) =>
  t.middleware(async ({ ctx, path, next }) => {
    const waitMs = await ctx.deps.throttle.consume(`${path}:${whose(ctx)}`, rule);
    if (waitMs > 0) throw new AppError('rate_limited', `wait ${Math.ceil(waitMs / 1000)} s`);
    return next();
  });

/** Anybody, over HTTP: what sets or reads a cookie of its own, which a WebSocket can't. @throws invalid. */
export const httpProcedure = publicProcedure.use(({ ctx, next }) => {
  if (ctx.connection) throw new AppError('invalid', 'needs HTTP');
  return next();
});

/** Somebody who is signed in. */
export const authedProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.session) throw new AppError('unauthenticated', 'sign in first');
  return next({ ctx: { session: ctx.session, userId: ctx.session.userId } });
});

/** Somebody who runs this installation. One query. */
export const operatorProcedure = authedProcedure.use(async ({ ctx, next }) => {
  return next({ ctx: { operator: await requireOperator(ctx.deps.db, ctx.userId) } });
});

/** Somebody who is signed in, over HTTP. @throws invalid. */
export const ownHttpProcedure = httpProcedure.use(({ ctx, next }) => {
  if (!ctx.session) throw new AppError('unauthenticated', 'sign in first');
  return next({ ctx: { session: ctx.session, userId: ctx.session.userId } });
});

/** A member of the input's group. One query. */
export const memberProcedure = authedProcedure
  .input(z.object({ groupId: idField<GroupId>() }))
  .use(async ({ ctx, input, next }) => {
    return next({ ctx: { member: await requireMember(ctx.deps.db, input.groupId, ctx.userId) } });
  });

/** A member of the input's group who holds `permission`. */
export const holderProcedure = <P extends Permission>(permission: P) =>
  memberProcedure.use(({ ctx, next }) => next({ ctx: { holder: requirePermission(ctx.member, permission) } }));

/** The member whom the input's group belongs to. One query. */
export const ownerProcedure = memberProcedure.use(({ ctx, next }) =>
  next({ ctx: { owner: requireOwner(ctx.member) } }),
);

/** Somebody who may see the input's room. One query. */
export const roomProcedure = authedProcedure
  .input(z.object({ roomId: idField<RoomId>() }))
  .use(async ({ ctx, input, next }) => {
    return next({ ctx: { member: await requireRoomMember(ctx.deps.db, input.roomId, ctx.userId) } });
  });
