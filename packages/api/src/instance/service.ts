import { type EditInstance, type InstanceView, providers, type SignUpInviteView } from '@parley/contract/instance';
import type { Db } from '@parley/db';
import { findAccount } from '#auth/queries.ts';
import type { Deps } from '#context.ts';
import { notFound } from '#errors.ts';
import { hashToken, newToken } from '#tokens.ts';
import type { Operator } from './policy.ts';
import { getInstance } from './queries.ts';

const inviteLifeMs = 7 * 24 * 60 * 60_000;

/** Safe to repeat. Three queries. */
export async function editInstance(deps: Deps, _by: Operator, input: EditInstance): Promise<InstanceView> {
  await deps.db.instance.upsert({ where: { id: 1 }, create: { id: 1, ...input }, update: input });
  return describeInstance(deps);
}

/** What anybody may know of this installation. Two queries. */
export async function describeInstance({ db, mailer, oauth }: Deps): Promise<InstanceView> {
  const known = providers.filter((name) => oauth[name]);
  return { ...(await getInstance(db)), sendsMail: mailer !== null, providers: known };
}

/** A code that lets one person sign up within seven days. It is in this answer only. */
export async function createSignUpInvite(deps: Deps, by: Operator): Promise<SignUpInviteView> {
  const code = newToken();
  const expiresAt = new Date(deps.clock().getTime() + inviteLifeMs);
  await deps.db.signUpInvite.create({ data: { id: hashToken(code), createdById: by.userId, expiresAt } });
  return { code, expiresAt: expiresAt.toISOString() };
}

/** Lets somebody run the place, beside whoever does; answers their username. Safe to repeat. @throws not_found. */
export async function makeOperator(db: Db, name: string): Promise<string> {
  const account = await findAccount(db, name);
  if (!account) throw notFound('account');
  await db.user.update({ where: { id: account.id }, data: { isOperator: true } });
  return account.username;
}
