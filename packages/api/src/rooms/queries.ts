import type { GroupId, RoomId, UserId } from '@parley/contract/ids';
import type { RoomView } from '@parley/contract/rooms';
import type { Db, Tx } from '@parley/db';
import { notFound } from '#errors.ts';
import { asRoomMember, type RoomMember } from './policy.ts';
import { roomColumns, roomView, seenRooms } from './view.ts';

/** By hand, since nearly every call that names a room begins with it. */
const roomMembers = {
  name: 'room members',
  text: `
    SELECT asked.place, rooms.id, members.group_id, members.user_id, groups.owner_id
    FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS asked (room_id, user_id, place)
    JOIN ${seenRooms} ON rooms.id = asked.room_id AND members.user_id = asked.user_id`,
};

type RoomMemberRow = [roomId: string, groupId: string, userId: string, ownerId: string];

/**
 * The viewer as one who may see the room. One query, together with others who ask.
 * @throws not_found for an outsider and for a room that doesn't exist, alike.
 */
export async function requireRoomMember(db: Db, roomId: RoomId, userId: UserId): Promise<RoomMember> {
  const [row] = await db.gathered<RoomMemberRow>(roomMembers, [roomId, userId]);
  if (!row) throw notFound('room');
  const [id, groupId, memberId, ownerId] = row;
  return asRoomMember({ roomId: id, groupId, userId: memberId, ownerId });
}

/** The versions of rooms; deleted ones have none. One query. */
export async function listRoomVersions(db: Tx, roomIds: readonly RoomId[]): Promise<Map<RoomId, number>> {
  const rooms = await db.room.findMany({
    where: { id: { in: [...roomIds] }, deletedAt: null },
    select: { id: true, version: true },
  });
  return new Map(rooms.map(({ id, version }) => [id as RoomId, version]));
}

/** All rooms of a group, in order within each topic (at most `roomsPerGroupMax`). One query. */
export async function listRooms(db: Tx, groupId: GroupId): Promise<RoomView[]> {
  const rooms = await db.room.findMany({
    where: { groupId, kind: 'group', deletedAt: null },
    select: roomColumns,
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  return rooms.map(roomView);
}

/** One query. @throws not_found when the room isn't in that group or was deleted. */
export async function getRoom(db: Tx, groupId: GroupId, roomId: RoomId): Promise<RoomView> {
  const room = await db.room.findFirst({
    where: { id: roomId, groupId, kind: 'group', deletedAt: null },
    select: roomColumns,
  });
  if (!room) throw notFound('room');
  return roomView(room);
}

/** The rooms of a group, the deleted ones among them. One query. */
export async function listAllRoomIds(db: Tx, groupId: GroupId): Promise<RoomId[]> {
  const rooms = await db.room.findMany({ where: { groupId }, select: { id: true } });
  return rooms.map(({ id }) => id as RoomId);
}
