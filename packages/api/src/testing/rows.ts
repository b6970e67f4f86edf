import type { GroupId, RoomId, UserId } from '@parley/contract/ids';
import { v7 } from 'uuid';
import type { TestDatabase } from './database.ts';

/** Some people, as rows in bulk: for tests that need many at once. */
export async function testPeople({ db }: Pick<TestDatabase, 'db'>, count: number): Promise<UserId[]> {
  const ids = Array.from({ length: count }, () => v7() as UserId);
  const data = ids.map((id, i) => ({ id, username: `person${i}-${id.slice(-6)}`, displayName: `Person ${i}` }));
  await db.user.createMany({ data: data.map((row) => ({ ...row, usernameSkeleton: row.username })) });
  return ids;
}

/** A group of these people, the first of them its owner, with one topic and one room. */
export async function roomOf({ db }: Pick<TestDatabase, 'db'>, people: readonly UserId[]) {
  const [ownerId = ''] = people;
  const group = await db.group.create({
    data: { name: 'Synth Club', isPublic: true, ownerId, memberCount: people.length },
  });
  const groupId = group.id as GroupId;
  await db.member.createMany({ data: people.map((userId) => ({ groupId, userId })) });
  const topic = await db.topic.create({ data: { groupId, name: 'General', position: 0 } });
  const room = await db.room.create({ data: { groupId, topicId: topic.id, name: 'home' } });
  return { groupId, topicId: topic.id, roomId: room.id as RoomId };
}
