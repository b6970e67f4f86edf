import type { DeletionView } from '@parley/contract/accounts';
import type { GroupId, RoomId, UserId } from '@parley/contract/ids';
import { sql, type Tx } from '@parley/db';

/** The groups that belong to somebody, by name (at most `groupsPerUserMax`). */
export async function listOwnedGroups(db: Tx, userId: UserId): Promise<DeletionView['groups']> {
  const select = { id: true, name: true, memberCount: true } as const;
  const where = { ownerId: userId, deletedAt: null };
  const rows = await db.group.findMany({ where, select, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
  return rows.map(({ id, ...group }) => ({ id: id as GroupId, ...group }));
}

/** Whether the person runs this place and nobody else does. */
export async function isLastOperator(db: Tx, userId: UserId): Promise<boolean> {
  const operators = await db.user.findMany({ where: { isOperator: true }, select: { id: true }, take: 2 });
  return operators.length === 1 && operators[0]?.id === userId;
}

/** Uses up a link that confirms a deletion; null when it is unknown, used or too old. */
export async function takeDeletion(
  tx: Tx,
  id: string,
  now: Date,
): Promise<{ userId: UserId; erasesMessages: boolean } | null> {
  const [taken] = await tx.$queryRaw<{ userId: UserId; erasesMessages: boolean; isGood: boolean }[]>(sql.sql`
    DELETE FROM account_deletions WHERE id = ${id}
    RETURNING user_id AS "userId", erases_messages AS "erasesMessages", expires_at > ${now} AS "isGood"`);
  return taken?.isGood ? taken : null;
}

/** The rooms in which somebody has said something that is still there. One query, which looks into each room's index. */
export async function listRoomsOf(db: Tx, authorId: UserId): Promise<RoomId[]> {
  const rooms = await db.$queryRaw<{ id: RoomId }[]>(sql.sql`
    SELECT id FROM rooms WHERE EXISTS (
      SELECT FROM messages WHERE messages.room_id = rooms.id AND messages.author_id = ${authorId}::uuid)
    ORDER BY id`);
  return rooms.map(({ id }) => id);
}

/**
 * Empties some of what somebody has said in a room, in the room's turn, each with the room's next version; answers how many.
 * What names others there goes too. Three queries.
 */
export async function eraseSome(tx: Tx, roomId: RoomId, by: { authorId: UserId; now: Date }): Promise<number> {
  const { authorId, now } = by;
  await tx.$queryRaw`SELECT 1 FROM rooms WHERE id = ${roomId}::uuid FOR NO KEY UPDATE`;
  const erased = await tx.$executeRaw(sql.sql`
    WITH chosen AS (
      SELECT seq, row_number() OVER (ORDER BY seq)::int AS step FROM messages
      WHERE room_id = ${roomId}::uuid AND author_id = ${authorId}::uuid AND (text <> '' OR deleted_at IS NULL)
      ORDER BY seq LIMIT ${erasedPerStep}
    ), named AS (
      DELETE FROM mentions WHERE room_id = ${roomId}::uuid AND seq IN (SELECT seq FROM chosen)
    ), room AS (
      UPDATE rooms SET version = version + (SELECT count(*)::int FROM chosen) WHERE id = ${roomId}::uuid
      RETURNING version - (SELECT count(*)::int FROM chosen) AS before
    )
    UPDATE messages SET text = '', deleted_at = COALESCE(deleted_at, ${now}), deleted_by_id = ${authorId}::uuid,
      version = room.before + chosen.step, updated_at = ${now}
    FROM chosen, room WHERE messages.room_id = ${roomId}::uuid AND messages.seq = chosen.seq`);
  return erased;
}

const erasedPerStep = 500;

/** Removes what waits to be done about somebody: its jobs hold an id, an email or an address. What runs already finishes. */
export async function dropJobs(tx: Tx, { userId, emails }: { userId: UserId; emails: readonly string[] }) {
  await tx.$executeRaw(sql.sql`
    SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker._private_jobs
    WHERE payload->>'userId' = ${userId} OR lower(payload->>'email') = ANY(${emails.map((email) => email.toLowerCase())})`);
}
