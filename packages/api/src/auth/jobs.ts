import type { Deps } from '#context.ts';
import { AppError } from '#errors.ts';
import { getInstance } from '#instance/queries.ts';
import { newDeviceMail, passwordResetMail } from '#mails.ts';
import type { JobPayloads } from '#ports/job-queue.ts';
import type { Mailer } from '#ports/mailer.ts';
import { findAccount } from './queries.ts';
import { createPasswordReset } from './service.ts';

const deviceMemoryMs = 365 * 24 * 60 * 60_000;

/** Removes sessions, ways in, links and invites that have run out, and devices not seen for a year. Nine queries. Safe to repeat. */
export async function cleanUp({ db, clock }: Deps): Promise<void> {
  const now = clock();
  const where = { expiresAt: { lte: now } };
  await db.session.deleteMany({ where });
  await db.passwordReset.deleteMany({ where });
  await db.emailConfirmation.deleteMany({ where });
  await db.oauthFlow.deleteMany({ where });
  await db.pendingSignIn.deleteMany({ where });
  await db.passkeyChallenge.deleteMany({ where });
  await db.accountDeletion.deleteMany({ where });
  await db.signUpInvite.deleteMany({ where });
  await db.knownDevice.deleteMany({ where: { seenAt: { lte: new Date(now.getTime() - deviceMemoryMs) } } });
}

/**
 * Mails a link to a new password to the account with that email; nothing when there is none. The token is made here, so that the
 * queue holds none; each run makes another.
 */
export async function mailPasswordReset(deps: Deps, { email }: JobPayloads['auth.mailPasswordReset']): Promise<void> {
  const mailer = mailerOf(deps);
  const account = await findAccount(deps.db, email);
  if (!account) return;
  const { name: place } = await getInstance(deps.db);
  const { token } = await createPasswordReset(deps, email);
  const url = new URL(`/reset-password?token=${token}`, deps.publicUrl);
  await mailer.send(passwordResetMail({ to: email, displayName: account.displayName, place }, url));
}

/** Tells somebody of a sign-in from where there has been none; only at an email that is known to be theirs. */
export async function mailNewDevice(deps: Deps, payload: JobPayloads['auth.mailNewDevice']): Promise<void> {
  const mailer = mailerOf(deps);
  const account = await deps.db.user.findUnique({ where: { id: payload.userId } });
  if (!account?.email || !account.emailVerifiedAt) return;
  const { name: place } = await getInstance(deps.db);
  const head = { to: account.email, displayName: account.displayName, place };
  const url = new URL('/settings/devices', deps.publicUrl);
  await mailer.send(newDeviceMail(head, { ...payload, at: new Date(payload.at), url }));
}

function mailerOf({ mailer }: Deps): Mailer {
  if (!mailer) throw new AppError('unavailable', 'no mail is configured here');
  return mailer;
}
