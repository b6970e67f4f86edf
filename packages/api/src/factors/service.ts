import type { EnterCode, Proof, RecoveryCodes, TotpBegun } from '@parley/contract/factors';
import type { UserId } from '@parley/contract/ids';
import type { MeView } from '@parley/contract/users';
import type { Db, Tx } from '@parley/db';
import { forgetAttempts, takeAttempt } from '#attempts.ts';
import { findAccount } from '#auth/queries.ts';
import { startSession } from '#auth/service.ts';
import type { Context, Deps, SignedIn } from '#context.ts';
import { AppError, notFound } from '#errors.ts';
import { getInstance } from '#instance/queries.ts';
import { isPassword } from '#passwords.ts';
import { hashToken, newToken } from '#tokens.ts';
import { meView } from '#users/view.ts';
import { codeRules, isCode, newRecoveryCodes, newTotpSecret, plainCode, totpStep, totpUri } from './policy.ts';
import * as queries from './queries.ts';

const secondStepMs = 10 * 60_000;
/** Whoever has neither password nor code shows who they are by having signed in just now. */
const freshMs = 15 * 60_000;

/**
 * Lets somebody in whose first step was right. Null where a code is asked for: then this browser, and no other, may go on to
 * `enterCode` within ten minutes.
 */
export async function letIn(ctx: Context, me: MeView): Promise<MeView | null> {
  const { db, clock } = ctx.deps;
  if (!(await queries.hasTotp(db, me.id))) return startSession(ctx, me);
  const token = newToken();
  const expiresAt = new Date(clock().getTime() + secondStepMs);
  await db.pendingSignIn.create({ data: { id: hashToken(token), userId: me.id, expiresAt } });
  ctx.setFlowToken({ token, expiresAt });
  return null;
}

/**
 * The second step: a code, of whoever took the first one in this browser.
 * @throws not_found when nobody has, invalid for a code that is wrong or was used, rate_limited after too many on the account.
 */
export async function enterCode(ctx: Context, { code }: EnterCode): Promise<MeView> {
  const { db, throttle, clock } = ctx.deps;
  const user = await queries.findPendingSignIn(db, ctx.flowToken, clock());
  if (!user) throw new AppError('not_found', 'no sign-in waits for a code');
  const userId = user.id as UserId;
  await takeAttempt(throttle, attemptsOn(userId), codeRules);
  if (!(await queries.takeCode(db, userId, { typed: code, now: clock() })))
    throw new AppError('invalid', 'wrong code', 'code');
  await forgetAttempts(throttle, attemptsOn(userId), codeRules);
  await db.pendingSignIn.deleteMany({ where: { id: hashToken(ctx.flowToken ?? '') } });
  ctx.setFlowToken(null);
  return startSession(ctx, meView(user));
}

const attemptsOn = (userId: UserId) => `code:account:${userId}`;

/**
 * Sees that it is the account's owner who asks: by their password or a code; where the account has neither, by a sign-in of the
 * last fifteen minutes. Runs argon2 once at most.
 * @throws invalid, with the field `proof`, for a wrong one; forbidden, with it, when the sign-in is too long ago; rate_limited.
 */
export async function requireProof(deps: Deps, by: SignedIn, { proof }: Proof): Promise<void> {
  const { db, throttle } = deps;
  const { userId } = by;
  const { hasPassword, totpSince } = await queries.getFactors(db, userId);
  if (!hasPassword && !totpSince) return requireFresh(deps, by);
  await takeAttempt(throttle, attemptsOn(userId), codeRules);
  if (!(await isProof(deps, userId, proof))) throw new AppError('invalid', 'wrong password or code', 'proof');
  await forgetAttempts(throttle, attemptsOn(userId), codeRules);
}

/** What looks like a code may be a password all the same. */
async function isProof({ db, clock }: Deps, userId: UserId, proof: string): Promise<boolean> {
  if (isCode(proof) && (await queries.takeCode(db, userId, { typed: proof, now: clock() }))) return true;
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: userId } });
  return isPassword(proof, passwordHash);
}

/** @throws forbidden when the viewer signed in too long ago. */
async function requireFresh({ db, clock }: Deps, { sessionId }: SignedIn) {
  const createdAt = { gt: new Date(clock().getTime() - freshMs) };
  if ((await db.session.count({ where: { id: sessionId, createdAt } })) === 0) {
    throw new AppError('forbidden', 'sign in again first', 'proof');
  }
}

/** A new secret for an app, which counts once a code of it was confirmed. @throws what `requireProof` does; conflict when one counts already. */
export async function beginTotp(deps: Deps, by: SignedIn, input: Proof): Promise<TotpBegun> {
  const { db } = deps;
  const { userId } = by;
  await requireProof(deps, by, input);
  if (await queries.hasTotp(db, userId)) throw new AppError('conflict', 'codes are asked for already');
  const [{ name: issuer }, { username: label }] = await Promise.all([
    getInstance(db),
    db.user.findUniqueOrThrow({ where: { id: userId }, select: { username: true } }),
  ]);
  const secret = newTotpSecret();
  const data = { secret, confirmedAt: null, lastStep: 0 };
  await db.totp.upsert({ where: { userId }, create: { userId, ...data }, update: data });
  return { uri: totpUri(secret, { issuer, label }), secret };
}

/**
 * From now on signing in needs a code.
 * @throws not_found when no secret waits, invalid for a wrong code, rate_limited.
 */
export async function confirmTotp(deps: Deps, { userId }: SignedIn, { code }: EnterCode): Promise<RecoveryCodes> {
  await takeAttempt(deps.throttle, attemptsOn(userId), codeRules);
  const now = deps.clock();
  const codes = await deps.db.$transaction(async (tx) => {
    const totp = await tx.totp.findFirst({ where: { userId, confirmedAt: null } });
    if (!totp) throw new AppError('not_found', 'no secret waits for a code');
    const isRight = await queries.takeStep(tx, userId, totpStep(totp.secret, plainCode(code), now));
    if (!isRight) throw new AppError('invalid', 'wrong code', 'code');
    await tx.totp.update({ where: { userId }, data: { confirmedAt: now } });
    return replaceCodes(tx, userId);
  });
  await forgetAttempts(deps.throttle, attemptsOn(userId), codeRules);
  return codes;
}

/** Ten new recovery codes; those from before are no good any more. @throws what `requireProof` does; not_found where no code is asked for. */
export async function renewCodes(deps: Deps, by: SignedIn, input: Proof): Promise<RecoveryCodes> {
  await requireProof(deps, by, input);
  if (!(await queries.hasTotp(deps.db, by.userId))) throw new AppError('not_found', 'no code is asked for');
  return deps.db.$transaction((tx) => replaceCodes(tx, by.userId));
}

async function replaceCodes(tx: Tx, userId: UserId): Promise<RecoveryCodes> {
  const codes = newRecoveryCodes();
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, id: hashToken(plainCode(code)) })) });
  return { codes };
}

/** From now on signing in needs no code. Safe to repeat. @throws what `requireProof` does. */
export async function turnOffTotp(deps: Deps, by: SignedIn, input: Proof): Promise<void> {
  await requireProof(deps, by, input);
  await forgetTotp(deps.db, by.userId);
}

/** The same by whoever runs the place, for an owner who has lost phone and codes; answers the username. @throws not_found. */
export async function turnOffForOwner(db: Db, name: string): Promise<string> {
  const account = await findAccount(db, name);
  if (!account) throw notFound('account');
  await forgetTotp(db, account.id as UserId);
  return account.username;
}

async function forgetTotp(db: Db, userId: UserId) {
  await db.$transaction(async (tx) => {
    await tx.recoveryCode.deleteMany({ where: { userId } });
    await tx.totp.deleteMany({ where: { userId } });
  });
}
