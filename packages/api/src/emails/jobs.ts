import type { Deps } from '#context.ts';
import { AppError } from '#errors.ts';
import { getInstance } from '#instance/queries.ts';
import { emailChangeMail, verificationMail } from '#mails.ts';
import type { JobPayloads } from '#ports/job-queue.ts';
import { findEmailOwner } from './queries.ts';
import { createConfirmation } from './service.ts';

/**
 * Mails a link by which an address agrees to an account's email; nothing when neither the email nor the change is wanted any
 * more. The token is made here, so that the queue holds none; each run makes another.
 */
export async function mailConfirmation(
  deps: Deps,
  { userId, address, email }: JobPayloads['emails.mailConfirmation'],
): Promise<void> {
  if (!deps.mailer) throw new AppError('unavailable', 'no mail is configured here');
  const owner = await findEmailOwner(deps.db, userId);
  const isFirst = owner?.email === email && !owner.emailVerifiedAt;
  if (!owner || (!isFirst && owner.pendingEmail !== email)) return;
  const { name: place } = await getInstance(deps.db);
  const token = await createConfirmation(deps, userId, { address, email });
  const url = new URL(`/confirm-email?token=${token}`, deps.publicUrl);
  const head = { to: address, displayName: owner.displayName, place };
  await deps.mailer.send(isFirst ? verificationMail(head, url) : emailChangeMail(head, email, url));
}
