import type { GroupId } from '@parley/contract/ids';
import type { ChangePassword, EditMe, MeView } from '@parley/contract/users';
import { deleteSessions } from '#auth/queries.ts';
import type { Deps, SignedIn } from '#context.ts';
import { AppError } from '#errors.ts';
import { hashNewPassword, isPassword } from '#passwords.ts';
import { usernameSkeleton } from '#username-skeleton.ts';
import { unlessTaken } from './queries.ts';
import { meColumns, meView, personView } from './view.ts';

/** Changes one's names or presence; absent fields stay. Safe to repeat. @throws conflict when the username, or one like it, is taken. */
export async function editMe(deps: Deps, by: SignedIn, input: EditMe): Promise<MeView> {
  const { username, displayName, presence } = input;
  const isPublic = username !== undefined || displayName !== undefined;
  const data = {
    ...input,
    ...(username !== undefined && { usernameSkeleton: usernameSkeleton(username) }),
    ...(isPublic && { version: { increment: 1 } }),
  };
  const select = { ...meColumns, members: { select: { groupId: true } } };
  const row = await unlessTaken(deps.db.user.update({ where: { id: by.userId }, data, select }));

  const me = meView(row);
  if (presence !== undefined) await deps.presence.setChoice(by.userId, presence);
  deps.live.meChanged(by.userId, { type: 'profileChanged', me });
  const groupIds = row.members.map((member) => member.groupId as GroupId);
  if (isPublic) deps.live.personChanged(groupIds, personView(row));
  return me;
}

/** Signs every other device out. @throws invalid, with the field, for a wrong current password or a common new one. */
export async function changePassword(deps: Deps, by: SignedIn, input: ChangePassword): Promise<void> {
  const { passwordHash: old } = await deps.db.user.findUniqueOrThrow({ where: { id: by.userId } });
  if (!(await isPassword(input.current, old))) throw new AppError('invalid', 'wrong password', 'current');
  const passwordHash = await hashNewPassword(input.password);
  const ended = await deps.db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: by.userId }, data: { passwordHash } });
    return deleteSessions(tx, by.userId, by.sessionId);
  });
  deps.live.sessionsEnded(by.userId, ended);
}
