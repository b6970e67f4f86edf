import type { Deps } from '#context.ts';
import { getInstance } from '#instance/queries.ts';
import { exportMail } from '#mails.ts';
import type { JobPayloads } from '#ports/job-queue.ts';
import { makeExport, removeOldExports } from './service.ts';

/** Makes an export, and tells its owner by mail, at an email that is known to be theirs. Safe to repeat. */
export async function make(deps: Deps, { userId, exportId }: JobPayloads['exports.make']): Promise<void> {
  const isMade = await makeExport(deps, exportId);
  const account = isMade && deps.mailer ? await deps.db.user.findUnique({ where: { id: userId } }) : null;
  if (!deps.mailer || !account?.email || !account.emailVerifiedAt) return;
  const { name: place } = await getInstance(deps.db);
  const url = new URL('/settings/data', deps.publicUrl);
  await deps.mailer.send(exportMail({ to: account.email, displayName: account.displayName, place }, url));
}

/** Removes exports that have run out. Safe to repeat. */
export function cleanUpExports(deps: Deps): Promise<void> {
  return removeOldExports(deps);
}
