import type { RoomView } from '@parley/contract/rooms';
import { type ComponentType, useEffect } from 'react';
import { RoomRow } from '#rooms/room-row.tsx';
import { TopicSection, type TopicSectionProps } from '#topics/topic-section.tsx';
import { useSlide } from '#ui/use-slide.ts';
import { orderOf } from './arrangement.ts';
import { useSidebar } from './sidebar-context.ts';

type Props = {
  Topic?: ComponentType<TopicSectionProps>;
  Room?: ComponentType<{ room: RoomView }>;
};

/** The group's topics and, within each, its rooms. */
export function StructureList({ Topic = TopicSection, Room = RoomRow }: Props) {
  const { arrangement, activeRoomId } = useSidebar();
  const list = useSlide<HTMLUListElement>(orderOf(arrangement));

  // A room may be entered by a key, a link or a reload, and be far down.
  useEffect(() => {
    const row = activeRoomId && list.current?.querySelector(`[data-room="${activeRoomId}"]`);
    if (row) row.scrollIntoView({ block: 'nearest' });
  }, [activeRoomId, list]);

  return (
    <ul ref={list} data-structure className="relative">
      {arrangement.map((topicRooms) => (
        <Topic key={topicRooms.topic.id} topicRooms={topicRooms}>
          {(rooms) => rooms.map((room) => <Room key={room.id} room={room} />)}
        </Topic>
      ))}
    </ul>
  );
}
