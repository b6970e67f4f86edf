import type { EmailView } from '@parley/contract/emails';
import type { UserId } from '@parley/contract/ids';
import { sql, type Tx } from '@parley/db';

/** The viewer's email, and what it is to become. */
export async function getEmail(db: Tx, userId: UserId): Promise<EmailView> {
  const select = { email: true, emailVerifiedAt: true, pendingEmail: true, passwordHash: true } as const;
  const user = await db.user.findUniqueOrThrow({ where: { id: userId }, select });
  return {
    email: user.email,
    isVerified: user.emailVerifiedAt !== null,
    pending: user.pendingEmail,
    hasPassword: user.passwordHash !== null,
  };
}

/** Whose emails are concerned; null when the account is gone. */
export function findEmailOwner(db: Tx, userId: UserId) {
  const select = { displayName: true, email: true, emailVerifiedAt: true, pendingEmail: true } as const;
  return db.user.findUnique({ where: { id: userId }, select });
}

export interface Confirmation {
  userId: UserId;
  /** Where the link was sent. */
  address: string;
  /** The email that the account may then have. */
  email: string;
}

/** Uses up a link, and answers what it confirms; null when it is unknown, used or too old. */
export async function takeConfirmation(tx: Tx, id: string, now: Date): Promise<Confirmation | null> {
  const [taken] = await tx.emailConfirmation.updateManyAndReturn({
    where: { id, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
    select: { userId: true, address: true, email: true },
  });
  return taken ? { ...taken, userId: taken.userId as UserId } : null;
}

/**
 * How far an account has come to that email. Its row is held until the transaction ends and looked at apart, so that of two
 * links at once the later one sees what the earlier one has confirmed. Two queries.
 */
export async function getProgress(tx: Tx, { userId, email }: Confirmation) {
  await tx.$executeRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
  const hasConfirmed = (address: sql.Sql) => sql.sql`EXISTS (
    SELECT FROM email_confirmations given WHERE given.user_id = owner.id AND given.used_at IS NOT NULL
      AND given.email = ${email}::citext AND given.address = ${address})`;
  const [progress] = await tx.$queryRaw<{ isCurrent: boolean; isPending: boolean; isAgreed: boolean }[]>(sql.sql`
    SELECT owner.email IS NOT DISTINCT FROM ${email}::citext AS "isCurrent",
      owner.pending_email IS NOT DISTINCT FROM ${email}::citext AS "isPending",
      ${hasConfirmed(sql.sql`${email}::citext`)}
        AND (owner.email_verified_at IS NULL OR ${hasConfirmed(sql.sql`owner.email`)}) AS "isAgreed"
    FROM users owner WHERE owner.id = ${userId}::uuid`);
  return progress ?? { isCurrent: false, isPending: false, isAgreed: false };
}
