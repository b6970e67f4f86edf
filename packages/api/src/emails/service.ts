import type { ChangeEmail, EmailConfirmed } from '@parley/contract/emails';
import type { UserId } from '@parley/contract/ids';
import type { MeView } from '@parley/contract/users';
import type { Tx } from '@parley/db';
import type { Deps, SignedIn } from '#context.ts';
import { AppError, notFound } from '#errors.ts';
import { isPassword } from '#passwords.ts';
import { enqueue } from '#ports/job-queue.ts';
import { hashToken, newToken } from '#tokens.ts';
import { unlessTaken } from '#users/queries.ts';
import { meColumns, meView } from '#users/view.ts';
import * as queries from './queries.ts';

const confirmationLifeMs = 24 * 60 * 60_000;

/** Sends the viewer another link that verifies their email. @throws invalid when there is nothing to verify, unavailable where no mail is sent. */
export async function askVerification(deps: Deps, by: SignedIn): Promise<void> {
  requireMail(deps);
  const owner = await queries.findEmailOwner(deps.db, by.userId);
  if (!owner?.email || owner.emailVerifiedAt) throw new AppError('invalid', 'nothing to verify');
  await enqueueConfirmation(deps.db, by.userId, { address: owner.email, email: owner.email });
}

/**
 * Asks for another email: by a link to it, and by another to the present one if that is verified. Replaces what was asked for before.
 * @throws invalid, with the field, for a wrong password; conflict, with the field, when somebody has that email; unavailable where no mail is sent.
 */
export async function changeEmail(deps: Deps, by: SignedIn, input: ChangeEmail): Promise<void> {
  requireMail(deps);
  const { email } = input;
  const owner = await deps.db.user.findUniqueOrThrow({ where: { id: by.userId } });
  if (owner.passwordHash !== null && !(await isPassword(input.password, owner.passwordHash))) {
    throw new AppError('invalid', 'wrong password', 'password');
  }
  if (await deps.db.user.findUnique({ where: { email }, select: { id: true } })) {
    throw new AppError('conflict', 'email is taken', 'email');
  }
  await deps.db.$transaction(async (tx) => {
    await setPending(tx, by.userId, email);
    await enqueueConfirmation(tx, by.userId, { address: email, email });
    if (owner.email && owner.emailVerifiedAt) {
      await enqueueConfirmation(tx, by.userId, { address: owner.email, email });
    }
  });
}

/** Forgets the change of email that was asked for: its links no longer work. Safe to repeat. */
export async function cancelChange(deps: Deps, by: SignedIn): Promise<void> {
  await deps.db.$transaction((tx) => setPending(tx, by.userId, null));
}

async function setPending(tx: Tx, userId: UserId, pendingEmail: string | null) {
  await tx.user.update({ where: { id: userId }, data: { pendingEmail } });
  await tx.emailConfirmation.deleteMany({ where: { userId } });
}

function requireMail({ mailer }: Deps) {
  if (!mailer) throw new AppError('unavailable', 'this installation sends no mail');
}

/** Sends a link to `address`, later, by which it agrees that the account's email is `email`. */
export async function enqueueConfirmation(tx: Tx, userId: UserId, what: { address: string; email: string }) {
  await enqueue(tx, { name: 'emails.mailConfirmation', payload: { userId, ...what } });
}

/** A token, good for a day, by which `address` agrees. It is in this answer only. */
export async function createConfirmation(
  { db, clock }: Deps,
  userId: UserId,
  what: { address: string; email: string },
): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(clock().getTime() + confirmationLifeMs);
  await db.emailConfirmation.create({ data: { id: hashToken(token), userId, ...what, expiresAt } });
  return token;
}

/**
 * Uses a link up: the email is verified, or has changed once everybody who must has agreed. Links to a new password that were
 * sent to the old one then no longer work.
 * @throws not_found for a link that is unknown, used or too old; conflict when somebody else has the email by now.
 */
export async function confirmEmail(deps: Deps, token: string): Promise<EmailConfirmed> {
  const { confirmation, me } = await deps.db.$transaction(async (tx) => {
    const now = deps.clock();
    const confirmation = await queries.takeConfirmation(tx, hashToken(token), now);
    if (!confirmation) throw notFound('confirmation');
    return { confirmation, me: await applyConfirmation(tx, confirmation, now) };
  });
  const { userId, email } = confirmation;
  if (me) deps.live.meChanged(userId, { type: 'profileChanged', me });
  return { email, isComplete: me !== null };
}

/** Answers the account as it then is; null while somebody has yet to agree. */
async function applyConfirmation(
  tx: Tx,
  confirmation: queries.Confirmation,
  emailVerifiedAt: Date,
): Promise<MeView | null> {
  const { userId, email } = confirmation;
  const { isCurrent, isPending, isAgreed } = await queries.getProgress(tx, confirmation);
  if (!isCurrent && !isPending) throw notFound('change of email');
  if (!isAgreed) return null;
  const data = { emailVerifiedAt, ...(!isCurrent && { email, pendingEmail: null }) };
  const row = await unlessTaken(tx.user.update({ where: { id: userId }, data, select: meColumns }));
  if (!isCurrent) {
    await tx.emailConfirmation.deleteMany({ where: { userId } });
    await tx.passwordReset.deleteMany({ where: { userId } });
  }
  return meView(row);
}
