import type { GroupFound, GroupPreviewed } from '@parley/contract/discovery';
import type { GroupPreview } from '@parley/contract/groups';
import type { RoomView } from '@parley/contract/rooms';
import type { TopicView } from '@parley/contract/topics';

/** How long a group has been there, and since when nothing was said in it. */
export interface GroupSpan {
  createdAt: Date;
  /** Null where nothing was ever said. */
  lastMessageAt: Date | null;
}

interface Inside {
  topics: readonly TopicView[];
  rooms: readonly RoomView[];
  span: GroupSpan;
  onlineCount: number;
}

/** A group with all that one may know of its inside before one joins. */
export function groupPreviewed(group: GroupPreview, { topics, rooms, span, onlineCount }: Inside): GroupPreviewed {
  const headings = topics.map(({ id, name }) => ({
    name,
    rooms: rooms.flatMap((room) => (room.topicId === id ? [{ name: room.name, description: room.description }] : [])),
  }));
  return {
    ...group,
    onlineCount,
    createdAt: span.createdAt.toISOString(),
    lastMessageAt: span.lastMessageAt?.toISOString() ?? null,
    topics: headings.filter((heading) => heading.rooms.length > 0),
  };
}

/** A group among others that were found. */
export const groupFound = (group: GroupPreview, onlineCount: number, marks: GroupFound['marks']): GroupFound => ({
  ...group,
  onlineCount,
  marks,
});
