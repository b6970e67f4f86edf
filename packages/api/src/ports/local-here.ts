import type { RoomId, UserId } from '@parley/contract/ids';

/**
 * Who has which room open, in this process. A connection may say where it is before it says whose it is, and after that has ended:
 * it counts while both are known. `onChange` is told who came into a room, or has left it with their last connection.
 */
export function localHere(onChange: (roomId: RoomId, userId: UserId, isHere: boolean) => void) {
  /** In order of entering, with the number of connections that each person has there. */
  const here = new Map<RoomId, Map<UserId, number>>();
  /** How often each connection has each room open. */
  const open = new Map<string, Map<RoomId, number>>();
  const owners = new Map<string, UserId>();

  function add(roomId: RoomId, userId: UserId | undefined, count: 1 | -1) {
    if (!userId) return;
    const present = here.get(roomId) ?? new Map<UserId, number>();
    const before = present.get(userId) ?? 0;
    const after = before + count;
    if (after > 0) present.set(userId, after);
    else present.delete(userId);
    if (present.size > 0) here.set(roomId, present);
    else here.delete(roomId);
    if (before > 0 !== after > 0) onChange(roomId, userId, after > 0);
  }

  const roomsOf = (connectionId: string): RoomId[] => [...(open.get(connectionId)?.keys() ?? [])];

  return {
    roomsOf,

    own(connectionId: string, userId: UserId) {
      owners.set(connectionId, userId);
      for (const roomId of roomsOf(connectionId)) add(roomId, userId, 1);
    },

    disown(connectionId: string) {
      const userId = owners.get(connectionId);
      owners.delete(connectionId);
      for (const roomId of roomsOf(connectionId)) add(roomId, userId, -1);
    },

    enter(connectionId: string, roomId: RoomId) {
      const rooms = open.get(connectionId) ?? new Map<RoomId, number>();
      const times = rooms.get(roomId) ?? 0;
      open.set(connectionId, rooms.set(roomId, times + 1));
      if (times === 0) add(roomId, owners.get(connectionId), 1);
    },

    leave(connectionId: string, roomId: RoomId) {
      const rooms = open.get(connectionId);
      const times = rooms?.get(roomId) ?? 0;
      if (times > 1) rooms?.set(roomId, times - 1);
      if (times !== 1) return;
      rooms?.delete(roomId);
      if (rooms?.size === 0) open.delete(connectionId);
      add(roomId, owners.get(connectionId), -1);
    },

    list: (roomId: RoomId): UserId[] => [...(here.get(roomId)?.keys() ?? [])],
  };
}
