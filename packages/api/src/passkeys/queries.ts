import type { UserId } from '@parley/contract/ids';
import type { PasskeyView } from '@parley/contract/passkeys';
import type { Tx } from '@parley/db';
import { hashToken } from '#tokens.ts';

/** Somebody's passkeys, in the order in which they were added (at most `passkeysPerUserMax`). */
export async function listPasskeys(db: Tx, userId: UserId): Promise<PasskeyView[]> {
  const rows = await db.passkey.findMany({ where: { userId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map(({ id, name, createdAt, lastUsedAt }) => ({
    id,
    name,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}

/** Uses up what this browser was given to sign, for this person or, with null, for signing in; null when there is nothing, or it is too old. */
export async function takeChallenge(
  db: Tx,
  token: string | null,
  { userId, now }: { userId: UserId | null; now: Date },
): Promise<string | null> {
  const where = { id: hashToken(token ?? ''), userId };
  const [taken] = await db.passkeyChallenge.findMany({ where });
  const { count } = await db.passkeyChallenge.deleteMany({ where });
  return taken && count === 1 && taken.expiresAt > now ? taken.challenge : null;
}
