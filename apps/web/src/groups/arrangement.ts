import type { GroupView } from '@parley/contract/groups';
import type { RoomId, TopicId } from '@parley/contract/ids';
import type { MoveRoom, RoomView } from '@parley/contract/rooms';
import type { MoveTopic, TopicView } from '@parley/contract/topics';

/** A topic with its rooms, both in the order in which they are shown. */
export type TopicRooms = { topic: TopicView; rooms: RoomView[] };
export type Arrangement = readonly TopicRooms[];

export type RoomPlace = Pick<MoveRoom, 'roomId' | 'topicId' | 'before'>;
export type TopicPlace = Pick<MoveTopic, 'topicId' | 'before'>;

/** A group's rooms, each within its topic. */
export const arrange = ({ topics, rooms }: Pick<GroupView, 'topics' | 'rooms'>): Arrangement =>
  topics.map((topic) => ({ topic, rooms: rooms.filter((room) => room.topicId === topic.id) }));

/** All rooms as one reads them from top to bottom. */
export const roomsInOrder = (arrangement: Arrangement) => arrangement.flatMap(({ rooms }) => rooms);

/** The places of everything in one word, equal while nothing has moved. */
export const orderOf = (arrangement: Arrangement) =>
  arrangement.map(({ topic, rooms }) => [topic.id, ...rooms.map(({ id }) => id)].join()).join(';');

/** The arrangement with a room elsewhere; as it was when the room, its topic or the one before which it goes is gone. */
export function withRoomAt(arrangement: Arrangement, { roomId, topicId, before }: RoomPlace): Arrangement {
  const moving = roomsInOrder(arrangement).find((room) => room.id === roomId);
  const isThere = arrangement.some(
    ({ topic, rooms }) => topic.id === topicId && (before === null || rooms.some((room) => room.id === before)),
  );
  if (!moving || !isThere || before === roomId) return arrangement;
  return arrangement.map(({ topic, rooms }) => {
    const rest = rooms.filter((room) => room.id !== roomId);
    return { topic, rooms: topic.id === topicId ? insertBefore(rest, { ...moving, topicId }, before) : rest };
  });
}

/** The arrangement with a topic elsewhere; as it was when either topic is gone. */
export function withTopicAt(arrangement: Arrangement, { topicId, before }: TopicPlace): Arrangement {
  const moving = arrangement.find(({ topic }) => topic.id === topicId);
  const rest = arrangement.filter(({ topic }) => topic.id !== topicId);
  const place = before === null ? rest.length : rest.findIndex(({ topic }) => topic.id === before);
  return moving && place >= 0 ? rest.toSpliced(place, 0, moving) : arrangement;
}

function insertBefore(rooms: RoomView[], room: RoomView, before: RoomId | null) {
  const place = before === null ? rooms.length : rooms.findIndex(({ id }) => id === before);
  return rooms.toSpliced(place, 0, room);
}

export type Step = 'up' | 'down';

/** Where a room goes in one step, if need be into the next topic; null at the end. */
export function roomStep(arrangement: Arrangement, roomId: RoomId, step: Step): RoomPlace | null {
  const at = arrangement.findIndex(({ rooms }) => rooms.some((room) => room.id === roomId));
  const here = arrangement[at];
  if (!here) return null;
  const place = here.rooms.findIndex((room) => room.id === roomId);
  const topicId = here.topic.id;
  if (step === 'up') {
    const above = here.rooms[place - 1];
    if (above) return { roomId, topicId, before: above.id };
    const topicAbove = arrangement[at - 1]?.topic;
    return topicAbove ? { roomId, topicId: topicAbove.id, before: null } : null;
  }
  if (place < here.rooms.length - 1) return { roomId, topicId, before: here.rooms[place + 2]?.id ?? null };
  const below = arrangement[at + 1];
  return below ? { roomId, topicId: below.topic.id, before: below.rooms[0]?.id ?? null } : null;
}

/** Where a topic goes in one step; null at the end. */
export function topicStep(arrangement: Arrangement, topicId: TopicId, step: Step): TopicPlace | null {
  const at = arrangement.findIndex(({ topic }) => topic.id === topicId);
  if (at < 0) return null;
  if (step === 'up') {
    const above = arrangement[at - 1];
    return above ? { topicId, before: above.topic.id } : null;
  }
  return at < arrangement.length - 1 ? { topicId, before: arrangement[at + 2]?.topic.id ?? null } : null;
}

/** How a room stands now, as a place that it can be moved to; null when it is gone. */
export function placeOfRoom(arrangement: Arrangement, roomId: RoomId): RoomPlace | null {
  for (const { topic, rooms } of arrangement) {
    const place = rooms.findIndex((room) => room.id === roomId);
    if (place >= 0) return { roomId, topicId: topic.id, before: rooms[place + 1]?.id ?? null };
  }
  return null;
}
