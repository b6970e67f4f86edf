import type { IdentityView } from '@parley/contract/identities';
import type { UserId } from '@parley/contract/ids';
import type { ProviderName } from '@parley/contract/instance';
import type { OauthFlow, Tx, User } from '@parley/db';
import { usernameSkeleton } from '#username-skeleton.ts';

/** What somebody signs in by beside a password, in the order in which it was linked (at most one of each provider). */
export async function listIdentities(db: Tx, userId: UserId): Promise<IdentityView[]> {
  const rows = await db.identity.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } });
  return rows.map(({ provider, label, createdAt }) => ({ provider, label, linkedAt: createdAt.toISOString() }));
}

/** Whose account it is; null while it is nobody's. */
export async function findOwner(db: Tx, provider: ProviderName, subject: string): Promise<User | null> {
  const where = { provider_subject: { provider, subject } };
  const found = await db.identity.findUnique({ where, include: { user: true } });
  return found?.user ?? null;
}

/** Uses up the state of a browser's flow; null when that is unknown, used, too old, another browser's or another provider's. */
export async function takeState(
  db: Tx,
  provider: ProviderName,
  { id, stateId, now }: { id: string; stateId: string; now: Date },
): Promise<OauthFlow | null> {
  const where = { id, provider, stateId, expiresAt: { gt: now } };
  const [flow] = await db.oauthFlow.updateManyAndReturn({ where, data: { stateId: null } });
  return flow ?? null;
}

export type WaitingFlow = OauthFlow & { subject: string };

/** A flow that has come back and waits for a username. */
export async function findWaiting(db: Tx, id: string, now: Date): Promise<WaitingFlow | null> {
  const flow = await db.oauthFlow.findUnique({ where: { id, expiresAt: { gt: now } } });
  const subject = flow?.subject;
  return flow && subject ? { ...flow, subject } : null;
}

/** The first of these usernames that nobody has, nor one that looks like it; the last when all are taken. */
export async function firstFree(db: Tx, usernames: readonly string[]): Promise<string> {
  const skeletons = usernames.map(usernameSkeleton);
  const where = { OR: [{ usernameSkeleton: { in: skeletons } }, { username: { in: [...usernames] } }] };
  const rows = await db.user.findMany({ where, select: { username: true, usernameSkeleton: true } });
  const taken = new Set(rows.flatMap((row) => [row.username.toLowerCase(), row.usernameSkeleton]));
  const free = usernames.find((name) => !taken.has(name.toLowerCase()) && !taken.has(usernameSkeleton(name)));
  return free ?? usernames.at(-1) ?? '';
}
