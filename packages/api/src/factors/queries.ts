import type { FactorsView } from '@parley/contract/factors';
import type { UserId } from '@parley/contract/ids';
import type { Tx, User } from '@parley/db';
import { hashToken } from '#tokens.ts';
import { isTotpCode, plainCode, totpStep } from './policy.ts';

/** Whether a code is asked for when somebody signs in. */
export async function hasTotp(db: Tx, userId: UserId): Promise<boolean> {
  return (await db.totp.count({ where: { userId, confirmedAt: { not: null } } })) > 0;
}

/** How the account is secured. Three queries. */
export async function getFactors(db: Tx, userId: UserId): Promise<FactorsView> {
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } });
  const totp = await db.totp.findUnique({ where: { userId }, select: { confirmedAt: true } });
  const codesLeft = await db.recoveryCode.count({ where: { userId } });
  return { hasPassword: passwordHash !== null, totpSince: totp?.confirmedAt?.toISOString() ?? null, codesLeft };
}

/**
 * Uses a code up: the app's, once and never one older than the last; or a recovery code. False when it is no good.
 * Two queries at most.
 */
export async function takeCode(db: Tx, userId: UserId, { typed, now }: { typed: string; now: Date }): Promise<boolean> {
  const code = plainCode(typed);
  if (!isTotpCode(code)) {
    const where = { userId, id: hashToken(code), user: { totp: { confirmedAt: { not: null } } } };
    const { count } = await db.recoveryCode.deleteMany({ where });
    return count === 1;
  }
  const totp = await db.totp.findFirst({ where: { userId, confirmedAt: { not: null } } });
  return totp !== null && takeStep(db, userId, totpStep(totp.secret, code, now));
}

/** Notes the step of the app's code; false when it, or a later one, was used before. */
export async function takeStep(db: Tx, userId: UserId, lastStep: number | null): Promise<boolean> {
  if (lastStep === null) return false;
  const { count } = await db.totp.updateMany({ where: { userId, lastStep: { lt: lastStep } }, data: { lastStep } });
  return count === 1;
}

/** Whose first step was right in the browser that holds this token; null when it is unknown or too old. */
export async function findPendingSignIn(db: Tx, token: string | null, now: Date): Promise<User | null> {
  if (!token) return null;
  const where = { id: hashToken(token), expiresAt: { gt: now } };
  const pending = await db.pendingSignIn.findUnique({ where, include: { user: true } });
  return pending?.user ?? null;
}
