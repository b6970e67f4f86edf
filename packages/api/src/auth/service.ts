import type { ResetPassword, SessionView, SignIn, SignUp } from '@parley/contract/auth';
import type { SessionId, UserId } from '@parley/contract/ids';
import type { MeView } from '@parley/contract/users';
import type { Tx } from '@parley/db';
import { forgetAttempts, takeAttempt } from '#attempts.ts';
import type { Context, Deps, SignedIn } from '#context.ts';
import { enqueueConfirmation } from '#emails/service.ts';
import { AppError, notFound } from '#errors.ts';
import { getInstance } from '#instance/queries.ts';
import { networkOf } from '#network.ts';
import { commonPassword, hashNewPassword, isCommonPassword, isPassword } from '#passwords.ts';
import { enqueue } from '#ports/job-queue.ts';
import { hashToken, newToken } from '#tokens.ts';
import { usernameSkeleton } from '#username-skeleton.ts';
import { listTaken, unlessTaken } from '#users/queries.ts';
import { meColumns, meView } from '#users/view.ts';
import { resetRules, signInRules } from './policy.ts';
import * as queries from './queries.ts';
import { deviceOf, sessionView } from './view.ts';

const resetLifeMs = 30 * 60_000;

/**
 * Makes an account; the first one is the operator's, whatever the mode of sign-up.
 * @throws forbidden when sign-up is closed or the invite is no good; then, with all the fields, conflict for names in use and invalid for a common password alone.
 */
export async function signUp(deps: Deps, input: SignUp): Promise<MeView> {
  const { username, displayName, email, invite } = input;
  const passwordHash = isCommonPassword(input.password) ? null : await hashNewPassword(input.password);
  const names = { username, usernameSkeleton: usernameSkeleton(username), displayName, email };
  const created = deps.db.$transaction(async (tx) => {
    await queries.takeSignUpTurn(tx);
    const isOperator = await admit(tx, hashToken(invite ?? ''), deps.clock());
    const taken = await listTaken(tx, names);
    if (taken.length > 0)
      throw new AppError('conflict', 'names are taken', ...taken, ...(passwordHash ? [] : ['password']));
    if (passwordHash === null) throw commonPassword();
    const made = await tx.user.create({ data: { ...names, passwordHash, isOperator }, select: meColumns });
    if (deps.mailer) await enqueueConfirmation(tx, made.id as UserId, { address: email, email });
    return made;
  });
  return meView(await unlessTaken(created));
}

/**
 * Whether the newcomer is the first; anybody else needs what the mode of sign-up asks for. To be called within `takeSignUpTurn`.
 * @throws forbidden for whoever may not sign up.
 */
export async function admit(tx: Tx, inviteId: string, now: Date): Promise<boolean> {
  const { hasAccounts, signUpMode } = await getInstance(tx);
  if (!hasAccounts) return true;
  if (signUpMode === 'closed') throw new AppError('forbidden', 'sign-up is closed');
  if (signUpMode === 'invite' && !(await queries.takeSignUpInvite(tx, inviteId, now))) {
    throw new AppError('forbidden', 'invite is unknown, used or too old', 'invite');
  }
  return false;
}

/**
 * Finds out whose password this is, at the same cost and with the same answer for a wrong name and a wrong password.
 * @throws unauthenticated for either, rate_limited after too many attempts on the account or from the address.
 */
export async function signIn(deps: Deps, client: Context['client'], input: SignIn): Promise<MeView> {
  const account = await queries.findAccount(deps.db, input.name);
  const attempts = attemptsOn(account?.id ?? input.name.toLowerCase());
  await takeAttempt(deps.throttle, `sign-in:address:${networkOf(client.address)}`, signInRules.perAddress);
  await takeAttempt(deps.throttle, attempts, signInRules.perAccount);
  const isRight = await isPassword(input.password, account?.passwordHash);
  if (!account || !isRight) throw new AppError('unauthenticated', 'wrong name or password');
  // Not those of the address: its owner may have an account and be guessing at others.
  await forgetAttempts(deps.throttle, attempts, signInRules.perAccount);
  return meView(account);
}

const attemptsOn = (account: string) => `sign-in:account:${account}`;

/** Begins a session of its own for each sign-in and hands its token to the cookie; the session that was there before ends. */
export async function startSession(ctx: Context, me: MeView): Promise<MeView> {
  const session = await ctx.deps.sessions.create(me.id, ctx.client);
  if (ctx.session) await endOwn(ctx.deps, ctx.session);
  await noteDevice(ctx.deps, me.id, ctx.client);
  ctx.setSessionToken(session);
  return me;
}

/** Remembers a kind of browser on its network; one that is new beside others is told by mail. */
async function noteDevice(deps: Deps, userId: UserId, { address, userAgent }: Context['client']) {
  const device = deviceOf(userAgent);
  const now = deps.clock();
  await deps.db.$transaction(async (tx) => {
    const isNews = await queries.rememberDevice(tx, userId, { id: hashToken(`${device} ${networkOf(address)}`), now });
    if (!isNews || !deps.mailer) return;
    const payload = { userId, device, address, at: now.toISOString() };
    await enqueue(tx, { name: 'auth.mailNewDevice', payload });
  });
}

/** Safe to repeat. */
export async function signOut(ctx: Context): Promise<void> {
  if (ctx.session) await endOwn(ctx.deps, ctx.session);
  ctx.setSessionToken(null);
}

async function endOwn(deps: Deps, { userId, sessionId }: SignedIn) {
  await deps.sessions.end(sessionId);
  deps.live.sessionsEnded(userId, [sessionId]);
}

/** The viewer's devices, last seen first (at most 100). */
export async function listSessions(deps: Deps, by: SignedIn): Promise<SessionView[]> {
  const rows = await queries.listSessions(deps.db, by.userId, deps.clock());
  return rows.map((row) => sessionView(row, by.sessionId));
}

/** Signs one device out. @throws not_found unless it is the viewer's own. */
export async function endSession(deps: Deps, by: SignedIn, sessionId: SessionId): Promise<void> {
  const { count } = await deps.db.session.deleteMany({ where: { id: sessionId, userId: by.userId } });
  if (count === 0) throw notFound('session');
  deps.live.sessionsEnded(by.userId, [sessionId]);
}

/** Signs every other device out. Safe to repeat. */
export async function endOtherSessions(deps: Deps, by: SignedIn): Promise<void> {
  const ended = await queries.deleteSessions(deps.db, by.userId, by.sessionId);
  deps.live.sessionsEnded(by.userId, ended);
}

/**
 * Mails a link to a new password to the account with that email, if there is one. Whoever asks can't tell, not even by the time.
 * @throws rate_limited after too many for one email, unavailable where no mail is sent.
 */
export async function askPasswordReset(deps: Deps, email: string): Promise<void> {
  if (!deps.mailer) throw new AppError('unavailable', 'this installation sends no mail');
  await takeAttempt(deps.throttle, `password-reset:${email.toLowerCase()}`, resetRules);
  await enqueue(deps.db, { name: 'auth.mailPasswordReset', payload: { email } });
}

/** A token for one new password, good for 30 minutes. It is in this answer only. @throws not_found. */
export async function createPasswordReset(
  deps: Pick<Deps, 'db' | 'clock'>,
  name: string,
): Promise<{ token: string; username: string }> {
  const account = await queries.findAccount(deps.db, name);
  if (!account) throw notFound('account');
  const token = newToken();
  const expiresAt = new Date(deps.clock().getTime() + resetLifeMs);
  await deps.db.passwordReset.create({ data: { id: hashToken(token), userId: account.id, expiresAt } });
  return { token, username: account.username };
}

/**
 * Sets the password, uses the token up, and signs its owner out everywhere. Whoever signs in by a code too still does.
 * @throws not_found for a token that is unknown, used or too old, invalid for a common password.
 */
export async function resetPassword(deps: Deps, { token, password }: ResetPassword): Promise<void> {
  const passwordHash = await hashNewPassword(password);
  const { userId, ended } = await deps.db.$transaction(async (tx) => {
    const userId = await queries.takePasswordReset(tx, hashToken(token), deps.clock());
    if (!userId) throw notFound('password reset');
    await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    await tx.pendingSignIn.deleteMany({ where: { userId } });
    return { userId, ended: await queries.deleteSessions(tx, userId, null) };
  });
  await forgetAttempts(deps.throttle, attemptsOn(userId), signInRules.perAccount);
  deps.live.sessionsEnded(userId, ended);
}
