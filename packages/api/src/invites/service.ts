import { encodeBase64urlNoPadding } from '@oslojs/encoding';
import type { GroupSummary } from '@parley/contract/groups';
import type { UserId } from '@parley/contract/ids';
import type { InviteView, RevokeInvite } from '@parley/contract/invites';
import { limits } from '@parley/contract/limits';
import type { Deps } from '#context.ts';
import { AppError, notFound } from '#errors.ts';
import type { Holder } from '#groups/policy.ts';
import { lockGroup } from '#groups/queries.ts';
import { admit } from '#members/service.ts';
import { personColumns } from '#users/view.ts';
import { getInvite } from './queries.ts';
import { inviteView } from './view.ts';

type Inviter = Holder<'invite'>;

const codeBytes = 16;

/** Makes a link into the group. @throws conflict when `invitesPerGroupMax` of them work. */
export async function createInvite(deps: Deps, { groupId, userId }: Inviter): Promise<InviteView> {
  const code = encodeBase64urlNoPadding(crypto.getRandomValues(new Uint8Array(codeBytes)));
  const invite = await deps.db.$transaction(async (tx) => {
    await lockGroup(tx, groupId);
    const count = await tx.invite.count({ where: { groupId, revokedAt: null } });
    if (count >= limits.invitesPerGroupMax) throw new AppError('conflict', 'too many invites');
    const data = { groupId, createdById: userId, code };
    return tx.invite.create({ data, include: { createdBy: { select: personColumns } } });
  });
  return inviteView(invite);
}

/** Ends a link; who came by it stays. Safe to repeat. @throws not_found when it isn't that group's. */
export async function revokeInvite(deps: Deps, { groupId }: Inviter, { inviteId }: RevokeInvite): Promise<void> {
  const invite = await deps.db.invite.findFirst({ where: { id: inviteId, groupId }, select: { revokedAt: true } });
  if (!invite) throw notFound('invite');
  await deps.db.invite.updateMany({ where: { id: inviteId, revokedAt: null }, data: { revokedAt: deps.clock() } });
}

/**
 * Brings somebody into the invite's group, public or private; for a member it does nothing and isn't counted.
 * @throws not_found when the code is unknown, was revoked, or its group deleted; conflict at `groupsPerUserMax`.
 */
export async function acceptInvite(deps: Deps, userId: UserId, code: string): Promise<GroupSummary> {
  const { id, groupId } = await getInvite(deps.db, code);
  return admit(deps, { groupId, userId }, async (tx) => {
    const used = await tx.invite.updateMany({ where: { id, revokedAt: null }, data: { useCount: { increment: 1 } } });
    if (used.count === 0) throw notFound('invite');
  });
}
