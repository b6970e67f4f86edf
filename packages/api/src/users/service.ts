import type { PersonView } from '@parley/contract/fields';
import type { GroupId, UserId } from '@parley/contract/ids';
import type { ChangePassword, EditMe, MeView, SetPassword, SetStatus } from '@parley/contract/users';
import { sql, type Tx, type User } from '@parley/db';
import { deleteSessions } from '#auth/queries.ts';
import type { Deps, SignedIn } from '#context.ts';
import { AppError, notFound } from '#errors.ts';
import { requireProof } from '#factors/service.ts';
import { hashNewPassword, isPassword } from '#passwords.ts';
import { enqueue } from '#ports/job-queue.ts';
import { usernameSkeleton } from '#username-skeleton.ts';
import { unlessTaken } from './queries.ts';
import { meColumns, meView, personColumns, personView } from './view.ts';

/** Changes one's names, what one says of oneself, or presence; absent fields stay. Safe to repeat. @throws conflict when the username, or one like it, is taken. */
export async function editMe(deps: Deps, by: SignedIn, input: EditMe): Promise<MeView> {
  const { username, presence } = input;
  const { presence: _, ...told } = input;
  const isPublic = Object.values(told).some((value) => value !== undefined);
  const data = {
    ...input,
    ...(username !== undefined && { usernameSkeleton: usernameSkeleton(username) }),
    ...(isPublic && { version: { increment: 1 } }),
  };
  const row = await unlessTaken(deps.db.user.update({ where: { id: by.userId }, data, select: toldColumns }));
  if (presence !== undefined) await deps.presence.setChoice(by.userId, presence);
  return tellMe(deps, row, isPublic);
}

/** Says something of oneself for a while, or no more; replaces what one said before. */
export async function setStatus(deps: Deps, { userId }: SignedIn, { status }: SetStatus): Promise<MeView> {
  const lastsMs = status?.lastsMs ?? null;
  const until = lastsMs === null ? null : new Date(deps.clock().getTime() + lastsMs).toISOString();
  const me = await changeMe(deps, userId, async (tx) => {
    const end = { name: 'users.endStatus', key: `status:${userId}` } as const;
    if (until) await enqueue(tx, { ...end, payload: { userId, until }, runAt: new Date(until) });
    return { status: status ? { emoji: status.emoji, text: status.text, until } : sql.DbNull };
  });
  if (!me) throw notFound('account');
  return me;
}

/** Ends a status that was to end then. One that took its place stays. Safe to repeat. */
export async function endStatus(deps: Deps, userId: UserId, until: string): Promise<void> {
  await changeMe(deps, userId, async (_, { status }) => (status?.until === until ? { status: sql.DbNull } : null));
}

/**
 * Changes what everybody sees of somebody, in their turn, and tells everybody. What `write` answers is changed; null changes nothing.
 * Answers them as they then are; null when nothing was changed, or there is no such person any more.
 */
export async function changeMe(
  deps: Deps,
  userId: UserId,
  write: (tx: Tx, shown: PersonView) => Promise<sql.UserUpdateInput | null>,
): Promise<MeView | null> {
  const row = await deps.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
    const user = await tx.user.findUnique({ where: { id: userId, deletedAt: null }, select: personColumns });
    const change = user && (await write(tx, personView(user)));
    if (!change) return null;
    const data = { ...change, version: { increment: 1 } };
    return tx.user.update({ where: { id: userId }, data, select: toldColumns });
  });
  return row && tellMe(deps, row, true);
}

const toldColumns = { ...meColumns, members: { select: { groupId: true } } } as const;
type Told = Pick<User, keyof typeof meColumns> & { members: { groupId: string }[] };

function tellMe({ live }: Deps, row: Told, isPublic: boolean): MeView {
  const me = meView(row);
  live.meChanged(me.id, { type: 'profileChanged', me });
  const groupIds = row.members.map((member) => member.groupId as GroupId);
  if (isPublic) live.personChanged(groupIds, personView(row));
  return me;
}

/** Signs every other device out. @throws invalid, with the field, for a wrong current password or a common new one. */
export async function changePassword(deps: Deps, by: SignedIn, input: ChangePassword): Promise<void> {
  const { passwordHash: old } = await deps.db.user.findUniqueOrThrow({ where: { id: by.userId } });
  if (!(await isPassword(input.current, old))) throw new AppError('invalid', 'wrong password', 'current');
  const passwordHash = await hashNewPassword(input.password);
  const ended = await deps.db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: by.userId }, data: { passwordHash } });
    await tx.pendingSignIn.deleteMany({ where: { userId: by.userId } });
    return deleteSessions(tx, by.userId, by.sessionId);
  });
  deps.live.sessionsEnded(by.userId, ended);
}

/**
 * Gives a password to an account that has none, as where there is no mail by which one could be chosen.
 * @throws what `requireProof` does; conflict when there is one by now, invalid, with the field, for a common one.
 */
export async function setPassword(deps: Deps, by: SignedIn, { proof, password }: SetPassword): Promise<void> {
  await requireProof(deps, by, { proof });
  const passwordHash = await hashNewPassword(password);
  const { count } = await deps.db.user.updateMany({
    where: { id: by.userId, passwordHash: null },
    data: { passwordHash },
  });
  if (count === 0) throw new AppError('conflict', 'there is a password already');
}
