import type { SessionId, UserId } from '@parley/contract/ids';
import { type Session, sql, type Tx } from '@parley/db';
import { AppError } from '#errors.ts';

const listedSessionsMax = 100;
/** Any number that nothing else in this database takes a lock by. */
const signUpLock = 7_105_001;

/** Sign-ups commit one after another from here on, so that exactly one is the first. Held until the transaction ends. */
export async function takeSignUpTurn(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${signUpLock}::bigint)`;
}

/** By email when there is an `@` in it, which no username has; else by username. Both without regard to case; none that was deleted. */
export function findAccount(db: Tx, name: string) {
  return db.user.findUnique({
    where: { ...(name.includes('@') ? { email: name } : { username: name }), deletedAt: null },
  });
}

/** Uses up an invite to sign up; false when it is unknown, used or too old. */
export async function takeSignUpInvite(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.signUpInvite.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count === 1;
}

/** Uses up a link to a new password, and answers whose it was; null when it is unknown, used or too old. */
export async function takePasswordReset(tx: Tx, id: string, now: Date): Promise<UserId | null> {
  const [taken] = await tx.passwordReset.updateManyAndReturn({
    where: { id, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
    select: { userId: true },
  });
  return taken ? (taken.userId as UserId) : null;
}

/**
 * Sees, in the account's turn, that something is left to sign in by: a password, an account elsewhere, or a passkey. To be called
 * once one of them was removed. Four queries. @throws conflict.
 */
export async function requireWayIn(tx: Tx, userId: UserId): Promise<void> {
  // Held, so that two at once don't each leave the other's way.
  await tx.$executeRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
  const { passwordHash } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const others = (await tx.identity.count({ where: { userId } })) + (await tx.passkey.count({ where: { userId } }));
  if (passwordHash === null && others === 0) throw new AppError('conflict', 'it is the last way to sign in');
}

/** Notes that somebody signed in from there; true when it is new and they have been elsewhere before. */
export async function rememberDevice(tx: Tx, userId: UserId, { id, now }: { id: string; now: Date }): Promise<boolean> {
  const [noted] = await tx.$queryRaw<{ isNews: boolean }[]>(sql.sql`
    INSERT INTO known_devices (user_id, device, seen_at) VALUES (${userId}::uuid, ${id}, ${now})
    ON CONFLICT (user_id, device) DO UPDATE SET seen_at = excluded.seen_at
    RETURNING xmax = 0 AND EXISTS (SELECT FROM known_devices WHERE user_id = ${userId}::uuid) AS "isNews"`);
  return noted?.isNews ?? false;
}

/** The devices that somebody is signed in on, last seen first (at most 100). */
export function listSessions(db: Tx, userId: UserId, now: Date): Promise<Session[]> {
  return db.session.findMany({
    where: { userId, expiresAt: { gt: now } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
    take: listedSessionsMax,
  });
}

/** Signs somebody out everywhere, except in the session `kept`; answers which sessions that ended. */
export async function deleteSessions(tx: Tx, userId: UserId, kept: SessionId | null): Promise<SessionId[]> {
  const ended = await tx.$queryRaw<{ id: SessionId }[]>(sql.sql`
    DELETE FROM sessions WHERE user_id = ${userId}::uuid AND id IS DISTINCT FROM ${kept} RETURNING id`);
  return ended.map(({ id }) => id);
}
