import type { GroupView } from '@parley/contract/groups';
import type { GroupId, RoomId, TopicId } from '@parley/contract/ids';
import { describe, expect, test } from 'vitest';
import {
  type Arrangement,
  arrange,
  placeOfRoom,
  roomStep,
  roomsInOrder,
  topicStep,
  withRoomAt,
  withTopicAt,
} from './arrangement.ts';

const groupId = 'group' as GroupId;
const topic = (id: string, position: number) => ({ id: id as TopicId, groupId, name: id, position });
const room = (id: string, topicId: string, position: number) => ({
  ...{ id: id as RoomId, groupId, topicId: topicId as TopicId },
  ...{ name: id, description: '', position },
});

const group: Pick<GroupView, 'topics' | 'rooms'> = {
  topics: [topic('welcome', 0), topic('craft', 1), topic('staff', 2)],
  rooms: [
    room('news', 'welcome', 0),
    room('type', 'craft', 0),
    room('hello', 'welcome', 1),
    room('motion', 'craft', 1),
  ],
};
const start = arrange(group);

/** As a person would say it: `welcome: news hello`. */
const spoken = (arrangement: Arrangement) =>
  arrangement.map(({ topic, rooms }) => `${topic.name}: ${rooms.map(({ name }) => name).join(' ')}`.trim());

const move = (roomId: string, topicId: string, before: string | null) =>
  spoken(withRoomAt(start, { roomId: roomId as RoomId, topicId: topicId as TopicId, before: before as RoomId | null }));

test('rooms are shown within their topics, and read from top to bottom', () => {
  expect(spoken(start)).toEqual(['welcome: news hello', 'craft: type motion', 'staff:']);
  expect(roomsInOrder(start).map(({ name }) => name)).toEqual(['news', 'hello', 'type', 'motion']);
});

test('a room goes before another one, to the end, into another topic, and into an empty one', () => {
  expect(move('hello', 'welcome', 'news')).toEqual(['welcome: hello news', 'craft: type motion', 'staff:']);
  expect(move('news', 'welcome', null)).toEqual(['welcome: hello news', 'craft: type motion', 'staff:']);
  expect(move('news', 'craft', 'motion')).toEqual(['welcome: hello', 'craft: type news motion', 'staff:']);
  expect(move('news', 'staff', null)).toEqual(['welcome: hello', 'craft: type motion', 'staff: news']);
});

test('what was deleted meanwhile is moved nowhere', () => {
  for (const [roomId, topicId, before] of [
    ['gone', 'craft', null],
    ['news', 'gone', null],
    ['news', 'craft', 'hello'],
  ] as const) {
    expect(move(roomId, topicId, before)).toEqual(spoken(start));
  }
  expect(withTopicAt(start, { topicId: 'gone' as TopicId, before: null })).toBe(start);
  expect(withTopicAt(start, { topicId: 'craft' as TopicId, before: 'gone' as TopicId })).toBe(start);
});

describe('step by step', () => {
  test('a room walks from the very top to the very bottom and back, through every place once', () => {
    for (const [step, roomId, places] of [
      ['down', 'news', 5],
      ['up', 'motion', 4],
    ] as const) {
      let arrangement: Arrangement = start;
      const seen = new Set([spoken(arrangement).join()]);
      for (let place = roomStep(arrangement, roomId as RoomId, step); place; ) {
        arrangement = withRoomAt(arrangement, place);
        seen.add(spoken(arrangement).join());
        place = roomStep(arrangement, roomId as RoomId, step);
      }
      expect(seen.size).toBe(places + 1);
    }
  });

  test('a topic takes its rooms along, and stops at either end', () => {
    const down = topicStep(start, 'welcome' as TopicId, 'down');
    expect(down && spoken(withTopicAt(start, down))).toEqual(['craft: type motion', 'welcome: news hello', 'staff:']);
    expect(topicStep(start, 'welcome' as TopicId, 'up')).toBeNull();
    expect(topicStep(start, 'staff' as TopicId, 'down')).toBeNull();
    expect(topicStep(start, 'craft' as TopicId, 'down')).toEqual({ topicId: 'craft', before: null });
  });
});

test('a room’s own place is where it may be put without anything changing', () => {
  for (const { id } of group.rooms) {
    const place = placeOfRoom(start, id);
    expect(place && spoken(withRoomAt(start, place))).toEqual(spoken(start));
  }
  expect(placeOfRoom(start, 'gone' as RoomId)).toBeNull();
});
