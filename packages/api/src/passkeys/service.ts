import type { Proof } from '@parley/contract/factors';
import type { UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import type {
  AddPasskey,
  CreationOptions,
  RemovePasskey,
  RenamePasskey,
  RequestOptions,
  ShowPasskey,
} from '@parley/contract/passkeys';
import type { MeView } from '@parley/contract/users';
import type { User } from '@parley/db';
import { requireWayIn } from '#auth/queries.ts';
import { startSession } from '#auth/service.ts';
import { deviceOf } from '#auth/view.ts';
import type { Context, Deps, SignedIn } from '#context.ts';
import { AppError, notFound } from '#errors.ts';
import { requireProof } from '#factors/service.ts';
import { getInstance } from '#instance/queries.ts';
import { hashToken, newToken } from '#tokens.ts';
import { meView } from '#users/view.ts';
import { creationOptions, requestOptions } from './policy.ts';
import { takeChallenge } from './queries.ts';

const challengeMs = 10 * 60_000;

type Owned = Context & { session: SignedIn };

/** Gives this browser something to sign, once, within ten minutes. What it was given before is void. */
async function giveChallenge(ctx: Context, userId: UserId | null): Promise<string> {
  const { db, clock } = ctx.deps;
  const [token, challenge] = [newToken(), newToken()];
  const expiresAt = new Date(clock().getTime() + challengeMs);
  await db.passkeyChallenge.create({ data: { id: hashToken(token), challenge, userId, expiresAt } });
  ctx.setFlowToken({ token, expiresAt });
  return challenge;
}

/** Where signatures must come from: the pages of PUBLIC_URL. */
const expectedOf = ({ publicUrl }: Deps) => ({ expectedOrigin: publicUrl.origin, expectedRPID: publicUrl.hostname });

/** What a device is to make a passkey from. @throws what `requireProof` does; conflict at `passkeysPerUserMax`. */
export async function beginPasskey(ctx: Owned, input: Proof): Promise<CreationOptions> {
  const { db, publicUrl: url } = ctx.deps;
  const { userId } = ctx.session;
  await requireProof(ctx.deps, ctx.session, input);
  const { passkeys, ...user } = await db.user.findUniqueOrThrow({ where: { id: userId }, include: { passkeys: true } });
  if (passkeys.length >= limits.passkeysPerUserMax) throw new AppError('conflict', 'too many passkeys');
  const { name } = await getInstance(db);
  return creationOptions(await giveChallenge(ctx, userId), { place: { url, name }, user, passkeys });
}

/**
 * Adds the passkey that a device has made, named after the browser.
 * @throws invalid when it is not what was asked for, conflict when it is somebody's already.
 */
export async function addPasskey(ctx: Owned, input: AddPasskey): Promise<void> {
  const { deps, session, client } = ctx;
  const { userId } = session;
  const expectedChallenge = await takeChallenge(deps.db, ctx.flowToken, { userId, now: deps.clock() });
  ctx.setFlowToken(null);
  if (!expectedChallenge) throw notFound('challenge');
  const credential = await verified(async () => {
    const { verifyRegistrationResponse } = await loadVerifiers();
    const response = { ...input, clientExtensionResults: {} };
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge,
      ...expectedOf(deps),
      requireUserVerification: true,
    });
    return registrationInfo?.credential;
  });
  const { id, publicKey, counter } = credential;
  const name = deviceOf(client.userAgent).slice(0, limits.passkeyNameMaxChars) || 'Passkey';
  const { transports } = input.response;
  const data = { id, userId, publicKey, counter, transports, name };
  const { count } = await deps.db.passkey.createMany({ data, skipDuplicates: true });
  if (count === 0) throw new AppError('conflict', 'the passkey is known already');
}

/** When it is first needed: as it loads it tries what Node can do, which warns of experiments. */
const loadVerifiers = () => import('@simplewebauthn/server');

/** What the library refuses, it throws. @throws invalid, with the field `passkey`. */
async function verified<T>(verify: () => Promise<T | undefined>): Promise<T> {
  const answer = await verify().catch(() => undefined);
  if (!answer) throw wrongPasskey();
  return answer;
}

const wrongPasskey = () => new AppError('invalid', 'wrong passkey', 'passkey');

/** What a device is to sign in with. */
export const beginSignIn = async (ctx: Context): Promise<RequestOptions> =>
  requestOptions(await giveChallenge(ctx, null), ctx.deps.publicUrl);

/**
 * Signs in whoever the passkey belongs to. The device has seen its owner, so that it stands for both steps.
 * @throws invalid for one that is unknown, wrong, was copied, or answers what this browser was not asked.
 */
export async function signInByPasskey(ctx: Context, input: ShowPasskey): Promise<MeView> {
  const user = await ownerOf(ctx, input, null);
  ctx.setFlowToken(null);
  return startSession(ctx, meView(user));
}

/** What the viewer is to show who they are by. @throws not_found when they have no passkey. */
export async function beginPasskeyProof(ctx: Owned): Promise<RequestOptions> {
  const { userId } = ctx.session;
  const passkeys = await ctx.deps.db.passkey.findMany({ where: { userId } });
  if (passkeys.length === 0) throw notFound('passkey');
  return requestOptions(await giveChallenge(ctx, userId), ctx.deps.publicUrl, passkeys);
}

/** Sees that the passkey is the viewer's own. @throws invalid, as for signing in. */
export async function requirePasskey(ctx: Owned, input: ShowPasskey): Promise<void> {
  const { userId } = ctx.session;
  if ((await ownerOf(ctx, input, userId)).id !== userId) throw wrongPasskey();
}

/** Whose passkey has signed what this browser was given; the counter moves on. */
async function ownerOf({ deps, flowToken }: Context, input: ShowPasskey, userId: UserId | null): Promise<User> {
  const { db, clock } = deps;
  const now = clock();
  const expectedChallenge = await takeChallenge(db, flowToken, { userId, now });
  const passkey = await db.passkey.findUnique({ where: { id: input.id }, include: { user: true } });
  if (!expectedChallenge || !passkey) throw wrongPasskey();
  const { id, publicKey, counter, user } = passkey;
  const { newCounter } = await verified(async () => {
    const { verifyAuthenticationResponse } = await loadVerifiers();
    const answer = await verifyAuthenticationResponse({
      response: { ...input, clientExtensionResults: {} },
      expectedChallenge,
      ...expectedOf(deps),
      credential: { id, publicKey, counter: Number(counter) },
      requireUserVerification: true,
    });
    return answer.verified ? answer.authenticationInfo : undefined;
  });
  // Of two answers with one counter, as of a device and its copy, only the first finds it where it was.
  const data = { counter: newCounter, lastUsedAt: now };
  const { count } = await db.passkey.updateMany({ where: { id, counter }, data });
  if (count === 0) throw wrongPasskey();
  return user;
}

/** @throws not_found unless it is the viewer's own. */
export async function renamePasskey({ db }: Deps, { userId }: SignedIn, { id, name }: RenamePasskey): Promise<void> {
  const { count } = await db.passkey.updateMany({ where: { id, userId }, data: { name } });
  if (count === 0) throw notFound('passkey');
}

/** @throws what `requireProof` does; not_found unless it is the viewer's own, conflict when it is the last way in. */
export async function removePasskey(deps: Deps, by: SignedIn, { id, proof }: RemovePasskey): Promise<void> {
  await requireProof(deps, by, { proof });
  await deps.db.$transaction(async (tx) => {
    const { count } = await tx.passkey.deleteMany({ where: { id, userId: by.userId } });
    if (count === 0) throw notFound('passkey');
    await requireWayIn(tx, by.userId);
  });
}
