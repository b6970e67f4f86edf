import type { RoomId, UserId } from '@parley/contract/ids';

/** Who is typing where, in this process: each ends by itself `ttlMs` after its last sign. `onChange` is told of each room that changed. */
export function localTyping(ttlMs: number, onChange: (roomId: RoomId) => void): Disposable & Typing {
  /** In order of starting. */
  const rooms = new Map<RoomId, Map<UserId, NodeJS.Timeout>>();

  function stop(userId: UserId, roomId: RoomId) {
    const typists = rooms.get(roomId);
    clearTimeout(typists?.get(userId));
    if (!typists?.delete(userId)) return;
    if (typists.size === 0) rooms.delete(roomId);
    onChange(roomId);
  }

  function start(userId: UserId, roomId: RoomId) {
    const typists = rooms.get(roomId) ?? new Map<UserId, NodeJS.Timeout>();
    const isNew = !typists.has(userId);
    clearTimeout(typists.get(userId));
    typists.set(userId, setTimeout(stop, ttlMs, userId, roomId).unref());
    rooms.set(roomId, typists);
    if (isNew) onChange(roomId);
  }

  return {
    start,
    stop,
    list: (roomId) => [...(rooms.get(roomId)?.keys() ?? [])],
    [Symbol.dispose]() {
      for (const typists of rooms.values()) for (const timer of typists.values()) clearTimeout(timer);
    },
  };
}

interface Typing {
  start(userId: UserId, roomId: RoomId): void;
  stop(userId: UserId, roomId: RoomId): void;
  list(roomId: RoomId): UserId[];
}
