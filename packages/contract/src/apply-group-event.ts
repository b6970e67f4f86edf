import type { GroupEvent } from './events.ts';
import type { GroupView } from './groups.ts';

type Change<E> = (group: GroupView, event: E) => Partial<GroupView>;

/** Total: an event type without its row here does not compile. */
const changes: { [E in GroupEvent as E['type']]: Change<E> } = {
  groupEdited: (_, { head }) => head,
  groupDeleted: () => ({}),
  topicCreated: ({ topics }, { topic }) => ({ topics: [...topics, topic] }),
  topicRenamed: ({ topics }, { topic }) => ({ topics: topics.map((old) => (old.id === topic.id ? topic : old)) }),
  topicsReordered: (_, { topics }) => ({ topics }),
  topicDeleted: ({ topics, rooms }, { topicId }) => ({
    topics: topics.filter((topic) => topic.id !== topicId),
    rooms: rooms.filter((room) => room.topicId !== topicId),
  }),
  roomCreated: ({ rooms }, { room }) => ({ rooms: inOrder([...rooms, room]) }),
  roomEdited: ({ rooms }, { room }) => ({ rooms: rooms.map((old) => (old.id === room.id ? room : old)) }),
  roomsReordered: (_, { rooms }) => ({ rooms: inOrder(rooms) }),
  roomDeleted: ({ rooms }, { roomId }) => ({ rooms: rooms.filter((room) => room.id !== roomId) }),
  memberJoined: (_, { memberCount }) => ({ memberCount }),
  memberLeft: (_, { memberCount }) => ({ memberCount }),
};

const inOrder = (rooms: GroupView['rooms']) =>
  rooms.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));

/**
 * The group after the event: what a fresh `groups.get` would answer.
 * The same group for an event that it holds already; null across a gap, and then the caller fetches.
 */
export function applyGroupEvent(group: GroupView, event: GroupEvent): GroupView | null {
  if (event.version <= group.version) return group;
  if (event.version > group.version + 1) return null;
  const change = changes[event.type] as Change<GroupEvent>;
  return { ...group, ...change(group, event), version: event.version };
}
