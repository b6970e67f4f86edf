import type { PresenceChange, PresenceStore } from '@parley/api/ports/presence-store';
import type { RoomId, UserId } from '@parley/contract/ids';
import type { PresenceChoices } from './redis-presence-choices.ts';
import { fieldName, type Since } from './redis-presence-fields.ts';

/** What this process has to say of its own people, as fields. */
export function presenceOwn(own: PresenceStore, choices: PresenceChoices) {
  const written = new Map<string, string>();
  const dirtyPeople = new Set<UserId>();
  const dirtyRooms = new Map<string, { roomId: RoomId; kind: 'here' | 'typing' }>();
  const since = new Map<string, ReadonlyMap<UserId, number>>();

  async function stamped(roomId: RoomId, kind: 'here' | 'typing'): Promise<Since[]> {
    const people = await (kind === 'here' ? own.listHere(roomId) : own.listTyping(roomId));
    const name = fieldName(kind, roomId);
    const before = since.get(name);
    const list = people.map((userId): Since => [userId, before?.get(userId) ?? choices.now()]);
    if (list.length > 0) since.set(name, new Map(list));
    else since.delete(name);
    return list;
  }

  /** What has changed since the last time, an empty text for what is gone. */
  async function takeChanges(): Promise<Map<string, string>> {
    const current = new Map<string, string>();
    const people = [...dirtyPeople];
    const rooms = [...dirtyRooms.values()];
    dirtyPeople.clear();
    dirtyRooms.clear();
    const states = people.length > 0 ? await own.listOnline() : new Map();
    for (const userId of people) current.set(fieldName('person', userId), textOf(states.get(userId)));
    for (const { roomId, kind } of rooms) {
      const list = await stamped(roomId, kind);
      current.set(fieldName(kind, roomId), textOf(list.length > 0 ? list : undefined));
    }
    for (const [userId, choice] of choices.take()) current.set(fieldName('choice', userId), textOf(choice));
    return onlyNew(current);
  }

  function onlyNew(current: Map<string, string>) {
    const changes = [...current].filter(([name, text]) => (written.get(name) ?? '') !== text);
    for (const [name, text] of changes) {
      if (text === '') written.delete(name);
      else written.set(name, text);
    }
    return new Map(changes);
  }

  return {
    note(change: PresenceChange) {
      if ('userId' in change) dirtyPeople.add(change.userId);
      else dirtyRooms.set(fieldName(change.kind, change.roomId), change);
    },
    takeChanges,
    /** Everything, as it was last taken. */
    whole: (): ReadonlyMap<string, string> => written,
    stamped,
  };
}

const textOf = (value: unknown) => (value === undefined ? '' : JSON.stringify(value));
