import type { GroupId, RoomId, TopicId } from '@parley/contract/ids';
import type { RoomView } from '@parley/contract/rooms';

/** The columns that `roomView` needs. */
export const roomColumns = {
  id: true,
  groupId: true,
  topicId: true,
  name: true,
  description: true,
  position: true,
} as const;

/** A room of a group that wasn't deleted: then it has both, though a room of another kind may lack them. */
interface RoomRow {
  id: string;
  groupId: string | null;
  topicId: string | null;
  name: string;
  description: string;
  position: number;
}

/** A room as every member sees it. */
export function roomView({ id, groupId, topicId, name, description, position }: RoomRow): RoomView {
  return { id: id as RoomId, groupId: groupId as GroupId, topicId: topicId as TopicId, name, description, position };
}

/** Rooms with those who may see them, as joined tables: the one place that decides it. */
export const seenRooms = `(rooms
  JOIN groups ON groups.id = rooms.group_id AND groups.deleted_at IS NULL
  JOIN members ON members.group_id = rooms.group_id AND rooms.deleted_at IS NULL)`;
