import type { RoomId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import type { Deps } from '#context.ts';
import { purgeDeleted } from './service.ts';

/** Removes what a deleted message said, unless the deletion was taken back. Safe to repeat. */
export async function purgeMessage(deps: Deps, { roomId, seq }: { roomId: string; seq: number }): Promise<void> {
  const deletedBefore = new Date(deps.clock().getTime() - limits.undoDeleteMs);
  await purgeDeleted(deps, { roomId: roomId as RoomId, seq, deletedBefore });
}
