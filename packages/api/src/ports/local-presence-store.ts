import type { RoomId, UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import type { PresenceChoice, PresenceState } from '@parley/contract/presence';
import type { PresenceChange, PresenceStore } from './presence-store.ts';

interface Connection {
  userId: UserId;
  isIdle: boolean;
  /** How often the connection has each room open. */
  rooms: Map<RoomId, number>;
}

interface Person {
  choice: PresenceChoice;
  connections: Map<string, Connection>;
  /** Runs from the end of the last connection until the person counts as offline. */
  leaving: NodeJS.Timeout | null;
}

/** The presence of a single process, in memory. `offlineAfterMs` and `typingTtlMs` are the product's unless a test says otherwise. */
export function localPresenceStore({
  offlineAfterMs = limits.offlineAfterMs,
  typingTtlMs = limits.typingTtlMs,
}: {
  offlineAfterMs?: number;
  typingTtlMs?: number;
} = {}): PresenceStore & Disposable {
  const people = new Map<UserId, Person>();
  const connections = new Map<string, Connection>();
  /** Insertion order is the order of entering and of starting to type. */
  const here = new Map<RoomId, Map<UserId, number>>();
  const typing = new Map<RoomId, Map<UserId, NodeJS.Timeout>>();
  const listeners = new Set<(change: PresenceChange) => void>();

  const tell = (change: PresenceChange) => {
    for (const listener of listeners) listener(change);
  };
  const isVisible = (userId: UserId) => people.get(userId)?.choice !== 'invisible';
  const roomsOf = (person: Person) =>
    new Set([...person.connections.values()].flatMap(({ rooms }) => [...rooms.keys()]));

  function stateOf({ choice, connections, leaving }: Person): PresenceState {
    if (choice === 'invisible') return 'offline';
    if (choice === 'busy') return 'busy';
    const all = [...connections.values()];
    return leaving === null && all.length > 0 && all.every(({ isIdle }) => isIdle) ? 'away' : 'online';
  }

  function stopTyping(roomId: RoomId, userId: UserId) {
    const typists = typing.get(roomId);
    clearTimeout(typists?.get(userId));
    if (!typists?.delete(userId)) return;
    if (typists.size === 0) typing.delete(roomId);
    tell({ roomId, kind: 'typing' });
  }

  function leaveRoom(connection: Connection, roomId: RoomId, times: number) {
    const left = (connection.rooms.get(roomId) ?? 0) - times;
    if (left > 0) return void connection.rooms.set(roomId, left);
    connection.rooms.delete(roomId);
    const present = here.get(roomId);
    const others = (present?.get(connection.userId) ?? 0) - 1;
    if (others > 0) return void present?.set(connection.userId, others);
    present?.delete(connection.userId);
    if (present?.size === 0) here.delete(roomId);
    stopTyping(roomId, connection.userId);
    tell({ roomId, kind: 'here' });
  }

  function goOffline(userId: UserId) {
    people.delete(userId);
    tell({ userId });
  }

  return {
    async connect({ id, userId, choice }) {
      const person = people.get(userId) ?? { choice, connections: new Map(), leaving: null };
      if (person.leaving) clearTimeout(person.leaving);
      person.leaving = null;
      person.choice = choice;
      const connection = { userId, isIdle: false, rooms: new Map() };
      person.connections.set(id, connection);
      people.set(userId, person);
      connections.set(id, connection);
      tell({ userId });
    },

    async disconnect(connectionId) {
      const connection = connections.get(connectionId);
      if (!connection) return;
      for (const [roomId, times] of connection.rooms) leaveRoom(connection, roomId, times);
      connections.delete(connectionId);
      const person = people.get(connection.userId);
      person?.connections.delete(connectionId);
      if (!person || person.connections.size > 0) return tell({ userId: connection.userId });
      person.leaving = setTimeout(goOffline, offlineAfterMs, connection.userId).unref();
    },

    async setIdle(connectionId, isIdle) {
      const connection = connections.get(connectionId);
      if (!connection || connection.isIdle === isIdle) return;
      connection.isIdle = isIdle;
      tell({ userId: connection.userId });
    },

    async setChoice(userId, choice) {
      const person = people.get(userId);
      if (!person) return;
      person.choice = choice;
      tell({ userId });
      for (const roomId of roomsOf(person)) tell({ roomId, kind: 'here' });
    },

    async enter(connectionId, roomId) {
      const connection = connections.get(connectionId);
      if (!connection) return;
      const times = connection.rooms.get(roomId) ?? 0;
      connection.rooms.set(roomId, times + 1);
      if (times > 0) return;
      const present = here.get(roomId) ?? new Map();
      present.set(connection.userId, (present.get(connection.userId) ?? 0) + 1);
      here.set(roomId, present);
      tell({ roomId, kind: 'here' });
    },

    async leave(connectionId, roomId) {
      const connection = connections.get(connectionId);
      if (connection?.rooms.has(roomId)) leaveRoom(connection, roomId, 1);
    },

    async setTyping(userId, roomId, isTyping) {
      if (!isTyping) return stopTyping(roomId, userId);
      const typists = typing.get(roomId) ?? new Map();
      const isNew = !typists.has(userId);
      clearTimeout(typists.get(userId));
      typists.set(userId, setTimeout(stopTyping, typingTtlMs, roomId, userId).unref());
      typing.set(roomId, typists);
      if (isNew) tell({ roomId, kind: 'typing' });
    },

    async listOnline() {
      const states = [...people].map(([userId, person]) => [userId, stateOf(person)] as const);
      return new Map(states.filter(([, state]) => state !== 'offline'));
    },

    listHere: async (roomId) => [...(here.get(roomId)?.keys() ?? [])].filter(isVisible),
    listTyping: async (roomId) => [...(typing.get(roomId)?.keys() ?? [])].filter(isVisible),

    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    [Symbol.dispose]() {
      for (const { leaving } of people.values()) if (leaving) clearTimeout(leaving);
      for (const typists of typing.values()) for (const timer of typists.values()) clearTimeout(timer);
    },
  };
}
