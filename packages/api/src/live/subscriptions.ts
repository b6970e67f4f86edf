import type { GroupFrame, MeEvent } from '@parley/contract/events';
import type { GroupId, RoomId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import type { RoomEvent } from '@parley/contract/messages';
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
  const follow: Follow<Step<RoomEvent>> = (follower) =>
    ctx.deps.live.rooms.follow(roomId, lastEventId, { admit, ...follower });
  return underRight(ctx, { groupId, roomId, left }, { follow, show: trackedStep });
}

/** A group's changes after `lastEventId`, tracked by version, for as long as the person is a member. */
export function followGroup(ctx: Asker, { groupId, userId }: GroupMember, { lastEventId, signal: left }: From) {
  const admit = () => requireMember(ctx.deps.db, groupId, userId);
  const follow: Follow<Step<GroupFrame>> = (follower) =>
    ctx.deps.live.groups.follow(groupId, lastEventId, { admit, ...follower });
  return underRight(ctx, { groupId, roomId: null, left }, { follow, show: trackedStep });
}

/** Who of the group is online, as whole frames. */
export function followGroupPresence(ctx: Asker, { groupId }: GroupMember, left: Signal) {
  return underRight(
    ctx,
    { groupId, roomId: null, left },
    { follow: (follower) => ctx.deps.live.presence.watch(groupId, follower) },
  );
}

/** Who is here and typing, as whole frames; meanwhile the member is here. @throws invalid outside a WebSocket. */
export function followRoomSignals(ctx: Asker, { groupId, roomId }: RoomMember, left: Signal) {
  const { id: connectionId } = requireConnection(ctx.connection);
  return underRight(
    ctx,
    { groupId, roomId, left },
    { follow: (follower) => followSignals(ctx.deps, { connectionId, roomId }, follower) },
  );
}

/** What concerns the person, for one tab; while it runs, the tab's connection counts as present. @throws invalid outside a WebSocket. */
export function followOneself(ctx: Asker, left: Signal): AsyncGenerator<MeEvent> {
  const { id } = requireConnection(ctx.connection);
  const { userId } = ctx.session;
  async function* follow(follower: Required<FollowerOptions>) {
    const { presence: choice } = await getMe(ctx.deps.db, userId);
    await ctx.deps.presence.connect({ id, userId, choice });
    try {
      yield* followMe(ctx.deps, userId, follower);
    } finally {
      await ctx.deps.presence.disconnect(id);
    }
  }
  return underRight(ctx, { groupId: null, roomId: null, left }, { follow });
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
/** What is followed, and what a subscriber is shown of it; the same where nothing is said. */
type Following<T, V> = { follow: Follow<T>; show?: (value: T) => V };

/** A step with its version as the id to resume from. */
const trackedStep = <T>({ to, data }: Step<T>) => tracked(String(to), data);

/** The reason of a subscription's own end; an AbortError would be made for each. */
const hasLeft = Symbol('has left');

/** As `whileHeld`. @throws invalid outside a WebSocket. */
function underRight<T, V = T>(ctx: Asker, place: Place, following: Following<T, V>): AsyncGenerator<V> {
  return whileHeld({ ...ctx, connection: requireConnection(ctx.connection) }, place, following);
}

/**
 * What `follow` yields, for as long as the right holds: after its end nothing more comes but the error that says so.
 * It waits for a slow reader, so that what piles up is bounded by the follower's own buffer.
 */
async function* whileHeld<T, V>(
  { deps, session, connection }: Asker & { connection: Connection },
  { groupId, roomId, left }: Place,
  { follow, show }: Following<T, V>,
): AsyncGenerator<V> {
  using _place = takePlace(connection);
  const following = new AbortController();
  const { signal } = following;
  using _hold = await deps.live.rights.hold({ ...session, groupId, roomId }, (cause) => following.abort(cause));
  left?.addEventListener('abort', () => following.abort(hasLeft));
  if (left?.aborted) return;
  try {
    for await (const value of follow({ signal, sharesFrames: connection.sharesFrames })) {
      if (signal.aborted) break;
      // A marker never reaches a client: where nobody takes it, none is made.
      yield (value instanceof Handover || !show ? value : show(value)) as V;
      await connection.drained(signal);
    }
  } catch (error) {
    throw asTrpcError(error);
  }
  if (signal.reason instanceof AppError) throw asTrpcError(signal.reason);
}
