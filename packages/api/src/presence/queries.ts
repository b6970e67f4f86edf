import type { GroupId, RoomId, UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import type { GroupPresence, RoomSignals } from '@parley/contract/presence';
import { type Db, sql } from '@parley/db';
import type { PresenceStore } from '#ports/presence-store.ts';
import { listPeople } from '#users/queries.ts';
import { personColumns, personView } from '#users/view.ts';

interface Sources {
  db: Db;
  presence: PresenceStore;
}

/** Who of the group is online, by display name. A fixed number of queries. */
export async function groupPresence({ db, presence }: Sources, groupId: GroupId): Promise<GroupPresence> {
  const states = await presence.listOnline();
  const where = { groupId, userId: { in: [...states.keys()] } };
  const online = await db.member.findMany({
    where,
    select: { user: { select: personColumns } },
    orderBy: [{ user: { displayName: 'asc' } }, { userId: 'asc' }],
    take: limits.statesPerGroupMax + 1,
  });
  if (online.length > limits.statesPerGroupMax) return { onlineCount: await db.member.count({ where }), online: null };
  const people = online.map(({ user }) => personView(user));
  return {
    onlineCount: people.length,
    online: people.map((person) => ({ person, state: states.get(person.id) ?? 'offline' })),
  };
}

/** How many members of each group are online; groups in which nobody is are missing. At most one query. */
export async function countOnline(
  { db, presence }: Sources,
  groupIds: readonly GroupId[],
): Promise<Map<GroupId, number>> {
  const online = [...(await presence.listOnline()).keys()];
  if (online.length === 0 || groupIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ groupId: GroupId; count: number }[]>(sql.sql`
    SELECT group_id AS "groupId", count(*)::int AS count FROM members
    WHERE group_id = ANY(${groupIds}::uuid[]) AND user_id = ANY(${online}::uuid[]) GROUP BY group_id`);
  return new Map(rows.map(({ groupId, count }) => [groupId, count]));
}

/** Which of the groups one of the people is in. One query. */
export async function groupsAmong(db: Db, groupIds: GroupId[], userIds: string[]): Promise<GroupId[]> {
  const rows = await db.member.findMany({
    where: { userId: { in: userIds }, groupId: { in: groupIds } },
    select: { groupId: true },
    distinct: ['groupId'],
  });
  return rows.map((row) => row.groupId as GroupId);
}

/** Who has the room open and who is typing. One query. */
export async function roomSignals({ db, presence }: Sources, roomId: RoomId): Promise<RoomSignals> {
  const [hereIds, typingIds] = await Promise.all([presence.listHere(roomId), presence.listTyping(roomId)]);
  const shown = hereIds.length > limits.facesPerRoomMax ? [] : hereIds;
  const typists = typingIds.slice(0, limits.facesPerRoomMax);
  const people = new Map((await listPeople(db, [...shown, ...typists])).map((person) => [person.id, person]));
  const known = (ids: UserId[]) => ids.flatMap((id) => people.get(id) ?? []);
  return { hereCount: hereIds.length, here: known(shown), typing: known(typists) };
}
