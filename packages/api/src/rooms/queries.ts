import type { GroupId, RoomId, UserId } from '@parley/contract/ids';
import type { RoomView } from '@parley/contract/rooms';
import { sql, type Tx } from '@parley/db';
import { notFound } from '#errors.ts';
import { asRoomMember, type RoomMember } from './policy.ts';
import { roomColumns, roomView } from './view.ts';

type MemberRow = { roomId: string; groupId: string; userId: string; ownerId: string };

/** The rooms among `roomIds` that the person may see: the one place that decides it. One query. */
export function listRoomMembers(db: Tx, roomIds: readonly RoomId[], userId: UserId): Promise<RoomMember[]> {
  return db
    .$queryRaw<MemberRow[]>(sql.sql`
      SELECT rooms.id AS "roomId", members.group_id AS "groupId", members.user_id AS "userId", groups.owner_id AS "ownerId"
      FROM rooms
      JOIN groups ON groups.id = rooms.group_id AND groups.deleted_at IS NULL
      JOIN members ON members.group_id = rooms.group_id AND members.user_id = ${userId}::uuid
      WHERE rooms.id = ANY(${roomIds}::uuid[]) AND rooms.deleted_at IS NULL`)
    .then((rows) => rows.map(asRoomMember));
}

/** The viewer as one who may see the room. One query. @throws not_found for an outsider and for a room that doesn't exist, alike. */
export async function requireRoomMember(db: Tx, roomId: RoomId, userId: UserId): Promise<RoomMember> {
  const [member] = await listRoomMembers(db, [roomId], userId);
  if (!member) throw notFound('room');
  return member;
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
