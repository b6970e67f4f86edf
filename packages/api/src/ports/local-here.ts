import type { RoomId, UserId } from '@parley/contract/ids';

/** How often a connection has each room open. */
export type OpenRooms = Map<RoomId, number>;

interface Visit {
  userId: UserId;
  rooms: OpenRooms;
}

/** Who has which room open, in this process. `onChange` is told who came into a room or has left it with their last connection. */
export function localHere(onChange: (roomId: RoomId, userId: UserId, isHere: boolean) => void) {
  /** In order of entering, with the number of connections that each person has there. */
  const here = new Map<RoomId, Map<UserId, number>>();

  function add(roomId: RoomId, userId: UserId, count: number) {
    const present = here.get(roomId) ?? new Map<UserId, number>();
    const before = present.get(userId) ?? 0;
    const after = before + count;
    if (after > 0) present.set(userId, after);
    else present.delete(userId);
    if (present.size > 0) here.set(roomId, present);
    else here.delete(roomId);
    if (before > 0 !== after > 0) onChange(roomId, userId, after > 0);
  }

  function enter({ userId, rooms }: Visit, roomId: RoomId) {
    const times = rooms.get(roomId) ?? 0;
    rooms.set(roomId, times + 1);
    if (times === 0) add(roomId, userId, 1);
  }

  function leave({ userId, rooms }: Visit, roomId: RoomId, times = 1) {
    const before = rooms.get(roomId) ?? 0;
    if (before === 0) return;
    if (before > times) return void rooms.set(roomId, before - times);
    rooms.delete(roomId);
    add(roomId, userId, -1);
  }

  return {
    enter,
    leave,
    /** Leaves every room, however often it was entered. */
    leaveAll(visit: Visit) {
      for (const roomId of [...visit.rooms.keys()]) leave(visit, roomId, Number.POSITIVE_INFINITY);
    },
    list: (roomId: RoomId) => [...(here.get(roomId)?.keys() ?? [])],
  };
}
