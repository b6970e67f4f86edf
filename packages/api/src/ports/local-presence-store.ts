import type { UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import type { PresenceChoice, PresenceState } from '@parley/contract/presence';
import { localHere } from './local-here.ts';
import { localTyping } from './local-typing.ts';
import type { PresenceChange, PresenceStore } from './presence-store.ts';

interface Connection {
  userId: UserId;
  /** How often it was connected, less how often it was disconnected. */
  times: number;
  isIdle: boolean;
}

interface Person {
  choice: PresenceChoice;
  connections: Map<string, Connection>;
  /** Runs from the end of the last connection until the person counts as offline. */
  leaving: NodeJS.Timeout | null;
}

const product: Record<'offlineAfterMs' | 'typingTtlMs', number> = limits;

/** The presence of a single process, in memory. The times are the product's unless a test says otherwise. */
export function localPresenceStore({ offlineAfterMs, typingTtlMs } = product): PresenceStore & Disposable {
  const people = new Map<UserId, Person>();
  const connections = new Map<string, Connection>();
  const listeners = new Set<(change: PresenceChange) => void>();
  const tell = (change: PresenceChange) => {
    for (const listener of listeners) listener(change);
  };
  const typing = localTyping(typingTtlMs, (roomId) => tell({ roomId, kind: 'typing' }));
  const here = localHere((roomId, userId, isHere) => {
    if (!isHere) typing.stop(userId, roomId);
    tell({ roomId, kind: 'here' });
  });
  const isVisible = (userId: UserId) => people.get(userId)?.choice !== 'invisible';

  function goOffline(userId: UserId) {
    people.delete(userId);
    tell({ userId });
  }

  async function connect({ id, userId, choice }: Parameters<PresenceStore['connect']>[0]) {
    const person = people.get(userId) ?? { choice, connections: new Map(), leaving: null };
    if (person.leaving) clearTimeout(person.leaving);
    const known = connections.get(id);
    const connection = known ?? { userId, times: 0, isIdle: false };
    connection.times += 1;
    person.connections.set(id, connection);
    connections.set(id, connection);
    people.set(userId, Object.assign(person, { choice, leaving: null }));
    if (!known) here.own(id, userId);
    tell({ userId });
  }

  async function disconnect(connectionId: string) {
    const connection = connections.get(connectionId);
    if (!connection) return;
    connection.times -= 1;
    if (connection.times > 0) return;
    here.disown(connectionId);
    connections.delete(connectionId);
    const person = people.get(connection.userId);
    person?.connections.delete(connectionId);
    if (!person || person.connections.size > 0) return tell({ userId: connection.userId });
    person.leaving = setTimeout(goOffline, offlineAfterMs, connection.userId).unref();
  }

  async function setIdle(connectionId: string, isIdle: boolean) {
    const connection = connections.get(connectionId);
    if (!connection || connection.isIdle === isIdle) return;
    connection.isIdle = isIdle;
    tell({ userId: connection.userId });
  }

  async function setChoice(userId: UserId, choice: PresenceChoice) {
    const person = people.get(userId);
    if (!person) return;
    person.choice = choice;
    tell({ userId });
    const rooms = [...person.connections.keys()].flatMap(here.roomsOf);
    for (const roomId of new Set(rooms)) tell({ roomId, kind: 'here' });
  }

  async function listOnline() {
    const states = [...people].map(([userId, person]) => [userId, stateOf(person)] as const);
    return new Map(states.filter(([, state]) => state !== 'offline'));
  }

  return {
    connect,
    disconnect,
    setIdle,
    setChoice,
    listOnline,
    enter: async (connectionId, roomId) => here.enter(connectionId, roomId),
    leave: async (connectionId, roomId) => here.leave(connectionId, roomId),
    setTyping: async (userId, roomId, isTyping) => (isTyping ? typing.start : typing.stop)(userId, roomId),
    listHere: async (roomId) => here.list(roomId).filter(isVisible),
    listTyping: async (roomId) => typing.list(roomId).filter(isVisible),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    [Symbol.dispose]() {
      for (const { leaving } of people.values()) if (leaving) clearTimeout(leaving);
      typing[Symbol.dispose]();
    },
  };
}

function stateOf({ choice, connections, leaving }: Person): PresenceState {
  if (choice === 'invisible') return 'offline';
  if (choice === 'busy') return 'busy';
  const all = [...connections.values()];
  return leaving === null && all.length > 0 && all.every(({ isIdle }) => isIdle) ? 'away' : 'online';
}
