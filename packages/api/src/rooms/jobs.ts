import type { RoomId } from '@parley/contract/ids';
import type { Deps } from '#context.ts';
import { purgeRooms } from './service.ts';

/** Removes deleted rooms with all that was said in them. Safe to repeat. */
export function purgeDeletedRooms(deps: Deps, { roomIds }: { roomIds: RoomId[] }): Promise<void> {
  return purgeRooms(deps, roomIds);
}
