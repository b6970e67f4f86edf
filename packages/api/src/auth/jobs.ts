import type { Deps } from '#context.ts';

/** Removes sessions, links to a new password and invites to sign up that have run out. Three queries. Safe to repeat. */
export async function cleanUp({ db, clock }: Deps): Promise<void> {
  const where = { expiresAt: { lte: clock() } };
  await db.session.deleteMany({ where });
  await db.passwordReset.deleteMany({ where });
  await db.signUpInvite.deleteMany({ where });
}
