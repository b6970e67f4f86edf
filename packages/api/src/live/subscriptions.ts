import type { MeEvent } from '@parley/contract/events';
import type { GroupId, RoomId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import { tracked } from '@trpc/server';
import type { Connection, Context, SignedIn } from '#context.ts';
import { AppError } from '#errors.ts';
import type { GroupMember } from '#groups/policy.ts';
import { requireMember } from '#groups/queries.ts';
import { followMe } from '#me/service.ts';
import { followSignals } from '#presence/service.ts';
import type { RoomMember } from '#rooms/policy.ts';
import { requireRoomMember } from '#rooms/queries.ts';
import { asTrpcError } from '#trpc.ts';
import { getMe } from '#users/queries.ts';

type Asker = Pick<Context, 'deps' | 'connection'> & { session: SignedIn };
type Signal = AbortSignal | undefined;
/** Where to go on from, and the signal that the subscriber has left. */
type From = { lastEventId: number; signal: Signal };
type Place = { groupId: GroupId | null; roomId: RoomId | null; left: Signal };

/** A room's changes after `lastEventId`, tracked by version, for as long as the member may see the room. */
export function followRoom(ctx: Asker, { groupId, roomId, userId }: RoomMember, { lastEventId, signal: left }: From) {
  const admit = () => requireRoomMember(ctx.deps.db, roomId, userId);
  return underRight(ctx, { groupId, roomId, left }, async function* (signal) {
    for await (const { to, data } of ctx.deps.live.rooms.follow(roomId, lastEventId, { admit, signal })) {
      yield tracked(String(to), data);
    }
  });
}

/** A group's changes after `lastEventId`, tracked by version, for as long as the person is a member. */
export function followGroup(ctx: Asker, { groupId, userId }: GroupMember, { lastEventId, signal: left }: From) {
  const admit = () => requireMember(ctx.deps.db, groupId, userId);
  return underRight(ctx, { groupId, roomId: null, left }, async function* (signal) {
    for await (const { to, data } of ctx.deps.live.groups.follow(groupId, lastEventId, { admit, signal })) {
      yield tracked(String(to), data);
    }
  });
}

/** Who of the group is online, as whole frames. */
export function followGroupPresence(ctx: Asker, { groupId }: GroupMember, left: Signal) {
  return underRight(ctx, { groupId, roomId: null, left }, (signal) => ctx.deps.live.presence.watch(groupId, signal));
}

/** Who is here and typing, as whole frames; meanwhile the member is here. @throws invalid outside a WebSocket. */
export function followRoomSignals(ctx: Asker, { groupId, roomId }: RoomMember, left: Signal) {
  const { id: connectionId } = requireConnection(ctx.connection);
  return underRight(ctx, { groupId, roomId, left }, (signal) =>
    followSignals(ctx.deps, { connectionId, roomId }, signal),
  );
}

/** What concerns the person, for one tab; while it runs, the tab's connection counts as present. @throws invalid outside a WebSocket. */
export function followOneself(ctx: Asker, left: Signal): AsyncGenerator<MeEvent> {
  const { id } = requireConnection(ctx.connection);
  const { userId } = ctx.session;
  return underRight(ctx, { groupId: null, roomId: null, left }, async function* (signal) {
    const { presence: choice } = await getMe(ctx.deps.db, userId);
    await ctx.deps.presence.connect({ id, userId, choice });
    try {
      yield* followMe(ctx.deps, userId, signal);
    } finally {
      await ctx.deps.presence.disconnect(id);
    }
  });
}

/** Over HTTP nothing would bound how many streams one person opens. */
function requireConnection(connection: Connection | null): Connection {
  if (!connection) throw new AppError('invalid', 'needs a WebSocket');
  return connection;
}

/** One of the connection's `subscriptionsPerSocketMax` places. @throws rate_limited when all are taken. */
function takePlace(connection: Connection): Disposable {
  if (connection.subscriptionCount >= limits.subscriptionsPerSocketMax) {
    throw asTrpcError(new AppError('rate_limited', 'too many subscriptions on one connection'));
  }
  connection.subscriptionCount += 1;
  return {
    [Symbol.dispose]() {
      connection.subscriptionCount -= 1;
    },
  };
}

type Follow<T> = (signal: AbortSignal) => AsyncIterable<T>;

/** As `whileHeld`. @throws invalid outside a WebSocket. */
function underRight<T>(ctx: Asker, place: Place, follow: Follow<T>): AsyncGenerator<T> {
  return whileHeld({ ...ctx, connection: requireConnection(ctx.connection) }, place, follow);
}

/**
 * What `follow` yields, for as long as the right holds: after its end nothing more comes but the error that says so.
 * It waits for a slow reader, so that what piles up is bounded by the follower's own buffer.
 */
async function* whileHeld<T>(
  { deps, session, connection }: Asker & { connection: Connection },
  { groupId, roomId, left }: Place,
  follow: Follow<T>,
): AsyncGenerator<T> {
  using _place = takePlace(connection);
  using hold = await deps.live.rights.hold({ ...session, groupId, roomId });
  const signal = left ? AbortSignal.any([left, hold.signal]) : hold.signal;
  try {
    for await (const value of follow(signal)) {
      if (signal.aborted) break;
      yield value;
      await connection.drained(signal);
    }
  } catch (error) {
    throw asTrpcError(error);
  }
  if (hold.signal.aborted) throw asTrpcError(hold.signal.reason);
}
