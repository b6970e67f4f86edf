import { randomUUID } from 'node:crypto';
import type {
  AskDeletion,
  DeleteAccount,
  DeleteByMail,
  DeleteByPasskey,
  DeletionView,
} from '@parley/contract/accounts';
import type { GroupId, RoomId, UserId } from '@parley/contract/ids';
import { sql, type Tx, type User } from '@parley/db';
import { deleteSessions } from '#auth/queries.ts';
import type { Context, Deps, SignedIn } from '#context.ts';
import { AppError, notFound } from '#errors.ts';
import { getFactors } from '#factors/queries.ts';
import { requireProof } from '#factors/service.ts';
import { requireMember } from '#groups/queries.ts';
import { leaveGroup } from '#members/service.ts';
import { requirePasskey } from '#passkeys/service.ts';
import { enqueue } from '#ports/job-queue.ts';
import { hashToken, newToken } from '#tokens.ts';
import { personColumns, personView } from '#users/view.ts';
import * as queries from './queries.ts';

const linkLifeMs = 60 * 60_000;

/** What stands before the viewer's account can go, and how they confirm it. Seven queries. */
export async function describeDeletion(deps: Deps, { userId }: SignedIn): Promise<DeletionView> {
  const groups = await queries.listOwnedGroups(deps.db, userId);
  const isLastOperator = await queries.isLastOperator(deps.db, userId);
  return { groups, isLastOperator, confirmation: await confirmationOf(deps, userId) };
}

/** By mail only who has neither password, code nor passkey; and where that can't be, by a sign-in of the last minutes. */
async function confirmationOf({ db, mailer }: Deps, userId: UserId): Promise<DeletionView['confirmation']> {
  const { hasPassword, totpSince } = await getFactors(db, userId);
  if (hasPassword || totpSince) return 'proof';
  if ((await db.passkey.count({ where: { userId } })) > 0) return 'passkey';
  const hasMail = mailer && (await db.user.count({ where: { id: userId, emailVerifiedAt: { not: null } } })) > 0;
  return hasMail ? 'mail' : 'proof';
}

/** @throws what `requireProof` and `endAccount` do; forbidden for whoever has to confirm in another way. */
export async function deleteAccount(deps: Deps, by: SignedIn, input: DeleteAccount): Promise<void> {
  if ((await confirmationOf(deps, by.userId)) !== 'proof') throw new AppError('forbidden', 'confirm it otherwise');
  await requireProof(deps, by, input);
  await endAccount(deps, by.userId, input.erasesMessages);
}

/** @throws invalid for a passkey that isn't the viewer's, and what `endAccount` does. */
export async function deleteByPasskey(ctx: Context & { session: SignedIn }, input: DeleteByPasskey): Promise<void> {
  await requirePasskey(ctx, input.passkey);
  await endAccount(ctx.deps, ctx.session.userId, input.erasesMessages);
}

/** Mails a link that confirms it, to an email that is known to be the viewer's. @throws unavailable where that can't be. */
export async function askDeletion(deps: Deps, { userId }: SignedIn, input: AskDeletion): Promise<void> {
  if ((await confirmationOf(deps, userId)) !== 'mail') throw new AppError('unavailable', 'confirm it otherwise');
  await enqueue(deps.db, { name: 'accounts.mailDeletion', payload: { userId, ...input } });
}

/** A token, good for an hour, that confirms it. It is in this answer only. */
export async function createDeletion({ db, clock }: Deps, userId: UserId, input: AskDeletion): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(clock().getTime() + linkLifeMs);
  await db.accountDeletion.create({ data: { id: hashToken(token), userId, ...input, expiresAt } });
  return token;
}

/** @throws not_found for a link that is unknown, used or too old, and what `endAccount` does. */
export async function deleteByMail(deps: Deps, { token }: DeleteByMail): Promise<void> {
  const taken = await queries.takeDeletion(deps.db, hashToken(token), deps.clock());
  if (!taken) throw notFound('deletion');
  await endAccount(deps, taken.userId, taken.erasesMessages);
}

/**
 * Removes all that is kept of somebody, at once and everywhere, but for their place in what others see: from now on that is
 * "Deleted user". A job takes them out of their groups and, if asked to, empties what they said; another removes their files.
 * @throws conflict while a group belongs to them, or while nobody else runs this place.
 */
async function endAccount(deps: Deps, userId: UserId, erasesMessages: boolean): Promise<void> {
  const { person, groupIds, ended } = await deps.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId, deletedAt: null } });
    await requireFree(tx, userId);
    const ended = await deleteSessions(tx, userId, null);
    await queries.dropJobs(tx, { userId, emails: emailsOf(user) });
    await deleteOwnRows(tx, userId);
    const members = await tx.member.findMany({ where: { userId }, select: { groupId: true } });
    const data = { ...nobody(), deletedAt: deps.clock(), version: { increment: 1 } };
    const row = await tx.user.update({ where: { id: userId }, data, select: personColumns });
    await enqueue(tx, { name: 'accounts.purge', payload: { deletedId: userId, erasesMessages } });
    const groupIds = members.map(({ groupId }) => groupId as GroupId);
    return { person: personView(row), groupIds, ended };
  });
  deps.live.sessionsEnded(userId, ended);
  deps.live.personChanged(groupIds, person);
}

/** @throws conflict, with what is in the way. */
async function requireFree(tx: Tx, userId: UserId) {
  if ((await queries.listOwnedGroups(tx, userId)).length > 0) throw new AppError('conflict', 'owns groups', 'groups');
  if (await queries.isLastOperator(tx, userId)) throw new AppError('conflict', 'is the last operator', 'operator');
}

const emailsOf = ({ email, pendingEmail }: User) => [email, pendingEmail].filter((each) => each !== null);

/** What is left of somebody's row: a name that nobody else can have, and that says nothing of them. */
function nobody() {
  const username = `deleted.${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  const names = { username, usernameSkeleton: username, displayName: 'Deleted user' };
  const contact = { email: null, emailVerifiedAt: null, pendingEmail: null, passwordHash: null };
  const pictures = { icon: sql.DbNull, wallpaper: sql.DbNull };
  const told = { status: sql.DbNull, pronouns: '', bio: '', presence: 'online' as const };
  return { ...names, ...contact, ...pictures, ...told, isOperator: false } satisfies Record<Emptied, unknown>;
}

/** Every column but these: whoever adds one decides here what is left of it. */
type Emptied = Exclude<keyof User, 'id' | 'version' | 'createdAt' | 'updatedAt' | 'deletedAt'>;

/** Every row that is only there for this person. Their messages, memberships and invites are others' too. */
async function deleteOwnRows(tx: Tx, userId: UserId) {
  const where = { userId };
  await tx.passwordReset.deleteMany({ where });
  await tx.emailConfirmation.deleteMany({ where });
  await tx.knownDevice.deleteMany({ where });
  await tx.identity.deleteMany({ where });
  await tx.oauthFlow.deleteMany({ where });
  await tx.totp.deleteMany({ where });
  await tx.recoveryCode.deleteMany({ where });
  await tx.pendingSignIn.deleteMany({ where });
  await tx.passkey.deleteMany({ where });
  await tx.passkeyChallenge.deleteMany({ where });
  await tx.accountDeletion.deleteMany({ where });
  await tx.dataExport.deleteMany({ where });
  await tx.upload.deleteMany({ where });
  await tx.picture.deleteMany({ where });
  await tx.mark.deleteMany({ where });
  await tx.mention.deleteMany({ where: { kind: 'user', targetId: userId } });
  await tx.signUpInvite.updateMany({ where: { createdById: userId }, data: { createdById: null } });
}

/** Takes whoever is deleted out of their groups and, if asked to, empties what they said. Safe to repeat. */
export async function purgeAccount(deps: Deps, userId: UserId, erasesMessages: boolean): Promise<void> {
  const { db } = deps;
  if ((await db.user.count({ where: { id: userId, deletedAt: { not: null } } })) === 0) return;
  const members = await db.member.findMany({ where: { userId }, select: { groupId: true } });
  for (const { groupId } of members) await leaveGroup(deps, await requireMember(db, groupId as GroupId, userId));
  if (!erasesMessages) return;
  for (const roomId of await queries.listRoomsOf(db, userId)) await eraseRoom(deps, roomId, userId);
}

/** Whoever looks at the room finds the change by itself within seconds. */
async function eraseRoom({ db, clock }: Deps, roomId: RoomId, authorId: UserId) {
  const step = () => db.$transaction((tx) => queries.eraseSome(tx, roomId, { authorId, now: clock() }));
  while ((await step()) > 0);
}
