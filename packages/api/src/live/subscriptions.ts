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
import type { FollowerOptions } from './hand-over.ts';
import type { Step } from './hub.ts';
import { Handover } from './shared-frame.ts';

type Asker = Pick<Context, 'deps' | 'connection'> & { session: SignedIn };
type Signal = AbortSignal | undefined;
/** Where to go on from, and the signal that the subscriber has left. */
type From = { lastEventId: number; signal: Signal };
type Place = { groupId: GroupId | null; roomId: RoomId | null; left: Signal };

/** A room's changes after `lastEventId`, tracked by version, for as long as the member may see the room. */
export function followRoom(ctx: Asker, { groupId, roomId, userId }: RoomMember, { lastEventId, signal: left }: From) {
  const admit = () => requireRoomMember(ctx.deps.db, roomId, userId);
  return underRight(ctx, { groupId, roomId, left }, async function* (follower) {
    yield* trackedSteps(ctx.deps.live.rooms.follow(roomId, lastEventId, { admit, ...follower }));
  });
}

/** A group's changes after `lastEventId`, tracked by version, for as long as the person is a member. */
export function followGroup(ctx: Asker, { groupId, userId }: GroupMember, { lastEventId, signal: left }: From) {
  const admit = () => requireMember(ctx.deps.db, groupId, userId);
  return underRight(ctx, { groupId, roomId: null, left }, async function* (follower) {
    yield* trackedSteps(ctx.deps.live.groups.follow(groupId, lastEventId, { admit, ...follower }));
  });
}

/** Who of the group is online, as whole frames. */
export function followGroupPresence(ctx: Asker, { groupId }: GroupMember, left: Signal) {
  return underRight(ctx, { groupId, roomId: null, left }, (follower) =>
    ctx.deps.live.presence.watch(groupId, follower),
  );
}

/** Who is here and typing, as whole frames; meanwhile the member is here. @throws invalid outside a WebSocket. */
export function followRoomSignals(ctx: Asker, { groupId, roomId }: RoomMember, left: Signal) {
  const { id: connectionId } = requireConnection(ctx.connection);
  return underRight(ctx, { groupId, roomId, left }, (follower) =>
    followSignals(ctx.deps, { connectionId, roomId }, follower),
  );
}

/** What concerns the person, for one tab; while it runs, the tab's connection counts as present. @throws invalid outside a WebSocket. */
export function followOneself(ctx: Asker, left: Signal): AsyncGenerator<MeEvent> {
  const { id } = requireConnection(ctx.connection);
  const { userId } = ctx.session;
  return underRight(ctx, { groupId: null, roomId: null, left }, async function* (follower) {
    const { presence: choice } = await getMe(ctx.deps.db, userId);
    await ctx.deps.presence.connect({ id, userId, choice });
    try {
      yield* followMe(ctx.deps, userId, follower);
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

type Follow<T> = (options: Required<FollowerOptions>) => AsyncIterable<T | Handover>;

/** Each step with its version as the id to resume from. */
async function* trackedSteps<T>(steps: AsyncIterable<Step<T> | Handover>) {
  for await (const step of steps) yield step instanceof Handover ? step : tracked(String(step.to), step.data);
}

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
    for await (const value of follow({ signal, sharesFrames: connection.sharesFrames })) {
      if (signal.aborted) break;
      // A marker never reaches a client: where nobody takes it, none is made.
      yield value as T;
      await connection.drained(signal);
    }
  } catch (error) {
    throw asTrpcError(error);
  }
  if (hold.signal.aborted) throw asTrpcError(hold.signal.reason);
}
