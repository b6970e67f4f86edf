import type { GroupId, RoomId, UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import type { CreateRoom, DeleteRoom, EditRoom, MoveRoom, RoomView } from '@parley/contract/rooms';
import type { Db, Tx } from '@parley/db';
import type { Deps } from '#context.ts';
import { AppError, notFound } from '#errors.ts';
import type { Holder } from '#groups/policy.ts';
import { changeGroup } from '#groups/service.ts';
import { listMemberIds } from '#members/queries.ts';
import { enqueue } from '#ports/job-queue.ts';
import { getTopic } from '#topics/queries.ts';
import type { RoomMember } from './policy.ts';
import { getRoom, listRooms } from './queries.ts';
import { roomColumns, roomView } from './view.ts';

/** How many rows one statement removes, so that none of them holds its locks for long. */
const batchMaxRows = 1_000;

type Manager = Holder<'manageRooms'>;

/** Adds a room at the end of a topic. @throws not_found for the topic, conflict when the group has `roomsPerGroupMax`. */
export function createRoom(deps: Deps, { groupId }: Manager, input: CreateRoom): Promise<RoomView> {
  const { topicId, name, description } = input;
  return changeGroup(deps, groupId, async (tx) => {
    await getTopic(tx, groupId, topicId);
    const rooms = await listRooms(tx, groupId);
    if (rooms.length >= limits.roomsPerGroupMax) throw new AppError('conflict', 'too many rooms');
    const position = (rooms.findLast((room) => room.topicId === topicId)?.position ?? -1) + 1;
    const data = { groupId, topicId, name, description, position };
    const room = roomView(await tx.room.create({ data, select: roomColumns }));
    return { answer: room, event: { type: 'roomCreated', room } };
  });
}

/** Safe to repeat. @throws not_found. */
export function editRoom(deps: Deps, { groupId }: Manager, input: EditRoom): Promise<RoomView> {
  const { roomId, name, description } = input;
  return changeGroup(deps, groupId, async (tx) => {
    await getRoom(tx, groupId, roomId);
    const data = { name, description };
    const room = roomView(await tx.room.update({ where: { id: roomId }, data, select: roomColumns }));
    return { answer: room, event: { type: 'roomEdited', room } };
  });
}

/**
 * Puts a room into a topic, before another room of it or last; answers all rooms of the group in their new order.
 * Safe to repeat. @throws not_found.
 */
export function moveRoom(deps: Deps, { groupId }: Manager, input: MoveRoom): Promise<RoomView[]> {
  return changeGroup(deps, groupId, async (tx) => {
    await getTopic(tx, groupId, input.topicId);
    const inTopic = moved(await listRooms(tx, groupId), input);
    const ids = inTopic.map((room) => room.id);
    // Most rooms stand where they stood; what isn't written needs no lock that a message may hold.
    await tx.$executeRaw`
      UPDATE rooms SET topic_id = ${input.topicId}::uuid, position = place.position - 1, updated_at = now()
      FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS place (id, position)
      WHERE rooms.id = place.id
        AND (rooms.topic_id, rooms.position) IS DISTINCT FROM (${input.topicId}::uuid, place.position::int - 1)`;
    const rooms = await listRooms(tx, groupId);
    return { answer: rooms, event: { type: 'roomsReordered', rooms } };
  });
}

/** The topic's rooms with the moved one among them, in their new order. */
function moved(rooms: RoomView[], { roomId, topicId, before }: MoveRoom): RoomView[] {
  const moving = rooms.find((room) => room.id === roomId);
  const inTopic = rooms.filter((room) => room.topicId === topicId);
  if (before === roomId && moving?.topicId === topicId) return inTopic;
  const rest = inTopic.filter((room) => room !== moving);
  const place = before === null ? rest.length : rest.findIndex((room) => room.id === before);
  if (!moving || place < 0) throw notFound('room');
  return rest.toSpliced(place, 0, moving);
}

/** Takes the room away; a job removes what was said in it. @throws not_found. */
export async function deleteRoom(deps: Deps, { groupId }: Manager, { roomId }: DeleteRoom): Promise<void> {
  const retired = await changeGroup(deps, groupId, async (tx) => {
    await getRoom(tx, groupId, roomId);
    const retired = await retireRooms(tx, { groupId, roomIds: [roomId], deletedAt: deps.clock() });
    return { answer: retired, event: { type: 'roomDeleted', roomId } };
  });
  tellRetired(deps, retired);
}

/**
 * Remembers where the member was last in the group, for all their tabs; until the room itself is removed, also where it
 * was deleted at that moment. Safe to repeat.
 */
export async function visitRoom(deps: Deps, { userId, groupId, roomId }: RoomMember): Promise<void> {
  await deps.db.member.updateMany({ where: { groupId, userId }, data: { lastRoomId: roomId } });
  deps.live.meChanged(userId, { type: 'roomVisited', groupId, roomId });
}

interface RetiredRooms {
  groupId: GroupId;
  roomIds: RoomId[];
  /** Who could see them. */
  memberIds: UserId[];
}

/** Takes rooms from everybody's sight, in the group's turn. What was said in them is removed by a job. Four queries. */
export async function retireRooms(
  tx: Tx,
  { groupId, roomIds, deletedAt }: { groupId: GroupId; roomIds: RoomId[]; deletedAt: Date },
): Promise<RetiredRooms> {
  if (roomIds.length === 0) return { groupId, roomIds, memberIds: [] };
  await tx.room.updateMany({ where: { id: { in: roomIds } }, data: { deletedAt, topicId: null } });
  await tx.member.updateMany({ where: { groupId, lastRoomId: { in: roomIds } }, data: { lastRoomId: null } });
  await enqueue(tx, { name: 'rooms.purge', payload: { roomIds } });
  return { groupId, roomIds, memberIds: await listMemberIds(tx, groupId) };
}

/** After the commit: tells everybody who could see the rooms. */
export function tellRetired({ live }: Deps, { memberIds, groupId, roomIds }: RetiredRooms): void {
  if (roomIds.length === 0) return;
  for (const userId of memberIds) live.meChanged(userId, { type: 'roomsDeleted', groupId, roomIds });
}

/** Removes deleted rooms with all that was said in them, in small steps. Rooms that weren't deleted stay. Safe to repeat. */
export async function purgeRooms({ db, messageIndex }: Deps, roomIds: RoomId[]): Promise<void> {
  const rooms = await db.room.findMany({
    where: { id: { in: roomIds }, deletedAt: { not: null } },
    select: { id: true },
  });
  for (const { id } of rooms) {
    await messageIndex.forget([id as RoomId]);
    await purgeRoom(db, id);
  }
}

async function purgeRoom(db: Db, roomId: string): Promise<void> {
  await untilNone(
    () => db.$executeRaw`
      DELETE FROM mentions WHERE room_id = ${roomId}::uuid AND (target_id, seq) IN (
        SELECT target_id, seq FROM mentions WHERE room_id = ${roomId}::uuid LIMIT ${batchMaxRows})`,
  );
  await untilNone(
    () => db.$executeRaw`
      DELETE FROM messages WHERE room_id = ${roomId}::uuid AND seq IN (
        SELECT seq FROM messages WHERE room_id = ${roomId}::uuid ORDER BY seq LIMIT ${batchMaxRows})`,
  );
  await untilNone(
    () => db.$executeRaw`
      DELETE FROM marks WHERE room_id = ${roomId}::uuid AND user_id IN (
        SELECT user_id FROM marks WHERE room_id = ${roomId}::uuid LIMIT ${batchMaxRows})`,
  );
  await db.room.deleteMany({ where: { id: roomId, deletedAt: { not: null } } });
}

async function untilNone(removeSome: () => PromiseLike<number>): Promise<void> {
  while ((await removeSome()) > 0);
}
