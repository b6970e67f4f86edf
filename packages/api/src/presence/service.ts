import type { RoomId } from '@parley/contract/ids';
import type { RoomSignals, SetTyping } from '@parley/contract/presence';
import type { Deps } from '#context.ts';
import type { FollowerOptions } from '#live/hand-over.ts';
import type { Handover } from '#live/shared-frame.ts';
import type { RoomMember } from '#rooms/policy.ts';

/** Tells the others in the room that the member is typing; it ends by itself after `typingTtlMs`. Safe to repeat. */
export async function setTyping(deps: Deps, by: RoomMember, { isTyping }: Pick<SetTyping, 'isTyping'>): Promise<void> {
  await deps.presence.setTyping(by.userId, by.roomId, isTyping);
}

/** Who is here and who is typing, for as long as the signal doesn't abort; meanwhile the connection itself counts as here. */
export async function* followSignals(
  deps: Deps,
  at: { connectionId: string; roomId: RoomId },
  options: FollowerOptions,
): AsyncGenerator<RoomSignals | Handover> {
  await deps.presence.enter(at.connectionId, at.roomId);
  try {
    yield* deps.live.signals.watch(at.roomId, options);
  } finally {
    await deps.presence.leave(at.connectionId, at.roomId);
  }
}
