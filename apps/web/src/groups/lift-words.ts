import type { Announcements } from '@dnd-kit/core';
import type { RoomId, TopicId } from '@parley/contract/ids';
import { roomPartTexts } from '#texts/room-parts.ts';
import { type Arrangement, roomsInOrder } from './arrangement.ts';

/** What is dragged now. */
export type Lifted = { kind: 'room'; id: RoomId; name: string } | { kind: 'topic'; id: TopicId; name: string };

/** The room or topic with this id; null when it is gone. */
export function findLifted(arrangement: Arrangement, id: string | number): Lifted | null {
  const room = roomsInOrder(arrangement).find((each) => each.id === id);
  if (room) return { kind: 'room', id: room.id, name: room.name };
  const topic = arrangement.find((each) => each.topic.id === id)?.topic;
  return topic ? { kind: 'topic', id: topic.id, name: topic.name } : null;
}

type Standing = { shown: Arrangement; lifted: Lifted | null };

/** What is read aloud while something is dragged. */
export function announcementsOf(now: () => Standing): Announcements {
  const nameOf = (id: string | number) => findLifted(now().shown, id)?.name ?? '';
  return {
    onDragStart: ({ active }) => roomPartTexts.pickedUp(nameOf(active.id)),
    onDragMove: () => standingText(now()),
    onDragOver: () => undefined,
    onDragEnd: ({ active }) => roomPartTexts.dropped(nameOf(active.id)),
    onDragCancel: ({ active }) => roomPartTexts.putBack(nameOf(active.id)),
  };
}

/** Where something stands now, in words. */
export function standingText({ shown, lifted }: Standing): string | undefined {
  if (!lifted) return;
  if (lifted.kind === 'topic') {
    const next = shown[shown.findIndex(({ topic }) => topic.id === lifted.id) + 1]?.topic;
    return next ? roomPartTexts.isBefore(lifted.name, next.name) : roomPartTexts.isLast(lifted.name, null);
  }
  const here = shown.find(({ rooms }) => rooms.some(({ id }) => id === lifted.id));
  const next = here?.rooms[here.rooms.findIndex(({ id }) => id === lifted.id) + 1];
  if (next) return roomPartTexts.isBefore(lifted.name, next.name);
  return roomPartTexts.isLast(lifted.name, here?.topic.name ?? null);
}
