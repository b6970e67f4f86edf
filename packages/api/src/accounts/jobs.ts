import type { Deps } from '#context.ts';
import { AppError } from '#errors.ts';
import { getInstance } from '#instance/queries.ts';
import { accountDeletionMail } from '#mails.ts';
import type { JobPayloads } from '#ports/job-queue.ts';
import { createDeletion, purgeAccount } from './service.ts';

/** Mails a link that confirms a deletion; the token is made here, so that the queue holds none. Each run makes another. */
export async function mailDeletion(
  deps: Deps,
  { userId, erasesMessages }: JobPayloads['accounts.mailDeletion'],
): Promise<void> {
  if (!deps.mailer) throw new AppError('unavailable', 'no mail is configured here');
  const account = await deps.db.user.findUnique({ where: { id: userId } });
  if (!account?.email || !account.emailVerifiedAt) return;
  const { name: place } = await getInstance(deps.db);
  const token = await createDeletion(deps, userId, { erasesMessages });
  const url = new URL(`/confirm-email?deletion=${token}`, deps.publicUrl);
  await deps.mailer.send(accountDeletionMail({ to: account.email, displayName: account.displayName, place }, url));
}

/** Removes what is left of a deleted account. Safe to repeat. */
export function purge(deps: Deps, { deletedId, erasesMessages }: JobPayloads['accounts.purge']): Promise<void> {
  return purgeAccount(deps, deletedId, erasesMessages);
}
