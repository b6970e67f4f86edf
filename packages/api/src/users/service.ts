import type { GroupId, UserId } from '@parley/contract/ids';
import type { ChangePassword, EditMe, MeView } from '@parley/contract/users';
import type { sql, Tx, User } from '@parley/db';
import { deleteSessions } from '#auth/queries.ts';
import type { Deps, SignedIn } from '#context.ts';
import { AppError } from '#errors.ts';
import { hashNewPassword, isPassword } from '#passwords.ts';
import { type PicturesView, picturesView } from '#pictures/view.ts';
import { usernameSkeleton } from '#username-skeleton.ts';
import { unlessTaken } from './queries.ts';
import { meColumns, meView, personColumns, personView } from './view.ts';

/** Changes one's names or presence; absent fields stay. Safe to repeat. @throws conflict when the username, or one like it, is taken. */
export async function editMe(deps: Deps, by: SignedIn, input: EditMe): Promise<MeView> {
  const { username, displayName, presence } = input;
  const isPublic = username !== undefined || displayName !== undefined;
  const data = {
    ...input,
    ...(username !== undefined && { usernameSkeleton: usernameSkeleton(username) }),
    ...(isPublic && { version: { increment: 1 } }),
  };
  const row = await unlessTaken(deps.db.user.update({ where: { id: by.userId }, data, select: toldColumns }));
  if (presence !== undefined) await deps.presence.setChoice(by.userId, presence);
  return tellMe(deps, row, isPublic);
}

/** Changes what everybody sees of somebody, in their turn, and tells everybody. What `write` answers is changed; null changes nothing. */
export async function changeMe(
  deps: Deps,
  userId: UserId,
  write: (tx: Tx, shown: PicturesView) => Promise<sql.UserUpdateInput | null>,
): Promise<void> {
  const row = await deps.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: personColumns });
    const change = await write(tx, picturesView(user));
    if (!change) return null;
    const data = { ...change, version: { increment: 1 } };
    return tx.user.update({ where: { id: userId }, data, select: toldColumns });
  });
  if (row) tellMe(deps, row, true);
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
