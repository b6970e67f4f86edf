import type { RoomId } from '@parley/contract/ids';
import { asGroupMember, type GroupMember } from '#groups/policy.ts';

/** Somebody who may see the room, as the database said within this request. Only `requireRoomMember` makes one. */
export type RoomMember = GroupMember & { roomId: RoomId };

export function asRoomMember(row: { roomId: string; groupId: string; userId: string; ownerId: string }): RoomMember {
  return { ...asGroupMember(row), roomId: row.roomId as RoomId };
}
