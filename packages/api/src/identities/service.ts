import type { BeginOauth, CompleteSignUp, PendingSignUp, UnlinkIdentity } from '@parley/contract/identities';
import type { UserId } from '@parley/contract/ids';
import type { ProviderName } from '@parley/contract/instance';
import type { MeView } from '@parley/contract/users';
import type { OauthFlow, Tx } from '@parley/db';
import { requireWayIn, takeSignUpTurn } from '#auth/queries.ts';
import { admit, startSession } from '#auth/service.ts';
import type { Context, Deps, SignedIn } from '#context.ts';
import { enqueueConfirmation } from '#emails/service.ts';
import { AppError, notFound } from '#errors.ts';
import { letIn } from '#factors/service.ts';
import { getInstance } from '#instance/queries.ts';
import { enqueue } from '#ports/job-queue.ts';
import type { OauthProfile } from '#ports/oauth.ts';
import { hashToken, newToken } from '#tokens.ts';
import { usernameSkeleton } from '#username-skeleton.ts';
import { listTaken, unlessTaken } from '#users/queries.ts';
import { meColumns, meView } from '#users/view.ts';
import { displayNameFrom, ownPath, usernameIdeas } from './policy.ts';
import * as queries from './queries.ts';
import { pendingView } from './view.ts';

const flowLifeMs = 15 * 60_000;
const labelMaxChars = 254;

/**
 * Begins a way through a provider, which only this browser can end, and answers where it goes.
 * @throws not_found for a provider that isn't configured, unauthenticated for a link by whoever isn't signed in.
 */
export async function beginOauth(ctx: Context, input: BeginOauth): Promise<{ url: string }> {
  const { deps, session } = ctx;
  const { provider, isLink, invite } = input;
  const port = deps.oauth[provider];
  if (!port) throw notFound('provider');
  if (isLink && !session) throw new AppError('unauthenticated', 'sign in first');
  const [token, state, nonce, verifier] = [newToken(), newToken(), newToken(), newToken()];
  const expiresAt = new Date(deps.clock().getTime() + flowLifeMs);
  const ids = { id: hashToken(token), stateId: hashToken(state), inviteId: invite ? hashToken(invite) : null };
  const path = ownPath(input.path, deps.publicUrl);
  const userId = isLink && session ? session.userId : null;
  await deps.db.oauthFlow.create({ data: { ...ids, provider, nonce, verifier, path, userId, expiresAt } });
  ctx.setFlowToken({ token, expiresAt });
  return { url: port.authorizeUrl(state, { nonce, verifier }).href };
}

/** Why a way through a provider led nowhere. */
export type OauthProblem = 'denied' | 'expired' | 'failed' | 'closed' | 'emailTaken' | 'taken' | 'already';

/** How it ended: at a path of this place, at what is left to do before that, or nowhere; `isLink` says what it was for. */
export type OauthEnd = { path: string; left?: 'username' | 'code' } | { problem: OauthProblem; isLink: boolean };

/** Ends the way with what the browser brought back. What it brings is good once, and for the browser that began. */
export async function endOauth(
  ctx: Context,
  provider: ProviderName,
  back: { state: string; code: string; error: string },
): Promise<OauthEnd> {
  const { deps } = ctx;
  const ids = { id: hashToken(ctx.flowToken ?? ''), stateId: hashToken(back.state), now: deps.clock() };
  const flow = await queries.takeState(deps.db, provider, ids);
  if (!flow) return { problem: 'expired', isLink: false };
  const isLink = flow.userId !== null;
  if (back.error) return { problem: back.error === 'access_denied' ? 'denied' : 'failed', isLink };
  const profile = await readProfile(deps, flow, back.code);
  if (!profile) return { problem: 'failed', isLink };
  return isLink ? link(ctx, flow, profile) : enter(ctx, flow, profile);
}

async function readProfile(deps: Deps, flow: OauthFlow, code: string): Promise<OauthProfile | null> {
  try {
    const profile = await deps.oauth[flow.provider]?.readProfile(code, flow);
    return profile ? { ...profile, displayName: displayNameFrom(profile.displayName) } : null;
  } catch (error) {
    deps.report(error);
    return null;
  }
}

const labelOf = ({ login, email, subject }: OauthProfile) => (email || login || subject).slice(0, labelMaxChars);

/** Links to the account that asked for it, if it is still the one that is signed in here. */
async function link({ deps, session }: Context, flow: OauthFlow, profile: OauthProfile): Promise<OauthEnd> {
  const { provider } = flow;
  if (!session || session.userId !== flow.userId) return { problem: 'expired', isLink: true };
  const data = { provider, subject: profile.subject, userId: session.userId, label: labelOf(profile) };
  const { count } = await deps.db.identity.createMany({ data, skipDuplicates: true });
  if (count === 1) return { path: flow.path };
  const owner = await queries.findOwner(deps.db, provider, profile.subject);
  if (owner?.id === session.userId) return { path: flow.path };
  return { problem: owner ? 'taken' : 'already', isLink: true };
}

/**
 * Signs in whom the provider's account belongs to. An email only leads to an account when both sides have verified it; else
 * whoever registers another's address anywhere would get their account here.
 */
async function enter(ctx: Context, flow: OauthFlow, profile: OauthProfile): Promise<OauthEnd> {
  const { db } = ctx.deps;
  const { provider } = flow;
  const { subject, email, isEmailVerified, displayName, login, pictureUrl } = profile;
  const owner = await queries.findOwner(db, provider, subject);
  if (owner) return finish(ctx, meView(owner), flow.path);
  const namesake = email ? await db.user.findUnique({ where: { email } }) : null;
  if (namesake) {
    if (!isEmailVerified || !namesake.emailVerifiedAt) return { problem: 'emailTaken', isLink: false };
    const data = { provider, subject, userId: namesake.id, label: labelOf(profile) };
    const { count } = await db.identity.createMany({ data, skipDuplicates: true });
    return count === 1 ? finish(ctx, meView(namesake), flow.path) : { problem: 'already', isLink: false };
  }
  const { hasAccounts, signUpMode } = await getInstance(db);
  if (hasAccounts && (signUpMode === 'closed' || (signUpMode === 'invite' && !flow.inviteId))) {
    return { problem: 'closed', isLink: false };
  }
  const data = { subject, email, isEmailVerified, displayName, login, pictureUrl };
  await db.oauthFlow.update({ where: { id: flow.id }, data });
  return { path: flow.path, left: 'username' };
}

async function finish(ctx: Context, me: MeView, path: string): Promise<OauthEnd> {
  ctx.setFlowToken(null);
  return (await letIn(ctx, me)) ? { path } : { path, left: 'code' };
}

/** Who has come back in this browser and has no account yet, with a username that is free; null when nobody has. */
export async function findPending({ deps, flowToken }: Context): Promise<PendingSignUp | null> {
  const flow = flowToken ? await queries.findWaiting(deps.db, hashToken(flowToken), deps.clock()) : null;
  return flow && pendingView(flow, await queries.firstFree(deps.db, usernameIdeas(flow)));
}

/**
 * Makes the account of whoever has come back in this browser, and signs them in.
 * @throws not_found when nobody has, forbidden as sign-up does, conflict with the fields that are taken.
 */
export async function completeSignUp(ctx: Context, input: CompleteSignUp): Promise<void> {
  const { deps } = ctx;
  const now = deps.clock();
  const me = await deps.db.$transaction(async (tx) => {
    await takeSignUpTurn(tx);
    const flow = await queries.findWaiting(tx, hashToken(ctx.flowToken ?? ''), now);
    if (!flow) throw notFound('sign-up');
    await tx.oauthFlow.delete({ where: { id: flow.id } });
    return createAccount(deps, tx, { flow, input, isOperator: await admit(tx, flow.inviteId ?? '', now) });
  });
  ctx.setFlowToken(null);
  await startSession(ctx, me);
}

interface NewAccount {
  flow: queries.WaitingFlow;
  input: CompleteSignUp;
  isOperator: boolean;
}

async function createAccount(deps: Deps, tx: Tx, { flow, input, isOperator }: NewAccount): Promise<MeView> {
  const { provider, subject, email, isEmailVerified, login } = flow;
  const names = { ...input, usernameSkeleton: usernameSkeleton(input.username), email };
  const taken = await listTaken(tx, names);
  if (taken.length > 0) throw new AppError('conflict', 'names are taken', ...taken);
  const label = labelOf({ ...flow, login });
  const emailVerifiedAt = email && isEmailVerified ? deps.clock() : null;
  const data = { ...names, isOperator, emailVerifiedAt, identities: { create: { provider, subject, label } } };
  const made = await unlessTaken(tx.user.create({ data, select: meColumns }));
  if (email && !isEmailVerified && deps.mailer) {
    await enqueueConfirmation(tx, made.id as UserId, { address: email, email });
  }
  const userId = made.id as UserId;
  if (flow.pictureUrl) await enqueue(tx, { name: 'pictures.import', payload: { userId, url: flow.pictureUrl } });
  return meView(made);
}

/** Safe to repeat. @throws conflict when it is the last way in. */
export async function unlinkIdentity(deps: Deps, by: SignedIn, { provider }: UnlinkIdentity): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    const { count } = await tx.identity.deleteMany({ where: { userId: by.userId, provider } });
    if (count > 0) await requireWayIn(tx, by.userId);
  });
}
