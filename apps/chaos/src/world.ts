import { createHash, randomBytes } from 'node:crypto';
import { roomOf, testPeople } from '@parley/api/testing/rows';
import type { GroupId, RoomId, UserId } from '@parley/contract/ids';
import { openDb } from '@parley/db';

const dayMs = 86_400_000;

export interface Person {
  name: string;
  userId: UserId;
  cookie: string;
  /** Where they come from, as a proxy would say it. */
  address: string;
}

export interface Group {
  groupId: GroupId;
  roomIds: RoomId[];
  owner: Person;
}

export interface WorldSize {
  people: number;
  groups: number;
  roomsPerGroup: number;
}

/** People who are signed in, all of them in all of the groups. */
export async function makeWorld(databaseUrl: string, size: WorldSize): Promise<{ people: Person[]; groups: Group[] }> {
  await using opened = openDb(databaseUrl, 2);
  const { db } = opened;
  const people: Person[] = [];
  for (const [at, userId] of (await testPeople(opened, size.people)).entries()) {
    const token = randomBytes(32).toString('base64url');
    const id = createHash('sha256').update(token).digest('hex');
    await db.session.create({ data: { id, userId, expiresAt: new Date(Date.now() + dayMs) } });
    const address = `10.${Math.floor(at / 250)}.${at % 250}.1`;
    people.push({ name: `person ${at}`, userId, cookie: `__Host-parley=${token}`, address });
  }
  const groups: Group[] = [];
  for (let at = 0; at < size.groups; at++) {
    const owner = people[at] as Person;
    const ids = [owner.userId, ...people.map(({ userId }) => userId).filter((id) => id !== owner.userId)];
    const { groupId, topicId, roomId } = await roomOf(opened, ids);
    const roomIds = [roomId];
    for (let room = 1; room < size.roomsPerGroup; room++) {
      const { id } = await db.room.create({ data: { groupId, topicId, name: `room-${room}`, position: room } });
      roomIds.push(id as RoomId);
    }
    groups.push({ groupId, roomIds, owner });
  }
  return { people, groups };
}
