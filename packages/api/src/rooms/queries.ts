import type { GroupId, RoomId, UserId } from '@parley/contract/ids';
import type { RoomView } from '@parley/contract/rooms';
import type { Db, Tx } from '@parley/db';
import { notFound } from '#errors.ts';
import { asRoomMember, type RoomMember } from './policy.ts';
import { roomColumns, roomView } from './view.ts';

/** By hand, since every call that names a room begins with it. */
const roomMembers = {
  name: 'room members',
  text: `
    SELECT rooms.id, members.group_id, members.user_id, groups.owner_id
    FROM rooms
    JOIN groups ON groups.id = rooms.group_id AND groups.deleted_at IS NULL
    JOIN members ON members.group_id = rooms.group_id AND members.user_id = $2::uuid
    WHERE rooms.id = ANY($1::uuid[]) AND rooms.deleted_at IS NULL`,
};

/** The rooms among `roomIds` that the person may see: the one place that decides it. One query. */
export async function listRoomMembers(db: Db, roomIds: readonly RoomId[], userId: UserId): Promise<RoomMember[]> {
  const rows = await db.prepared<[string, string, string, string]>(roomMembers, [roomIds, userId]);
  return rows.map(([roomId, groupId, memberId, ownerId]) =>
    asRoomMember({ roomId, groupId, userId: memberId, ownerId }),
  );
}

/** The viewer as one who may see the room. One query. @throws not_found for an outsider and for a room that doesn't exist, alike. */
export async function requireRoomMember(db: Db, roomId: RoomId, userId: UserId): Promise<RoomMember> {
  const [member] = await listRoomMembers(db, [roomId], userId);
  if (!member) throw notFound('room');
  return member;
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
