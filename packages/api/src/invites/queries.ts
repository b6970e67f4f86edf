import type { GroupId, UserId } from '@parley/contract/ids';
import type { InvitePreview, InviteView } from '@parley/contract/invites';
import type { Tx } from '@parley/db';
import { notFound } from '#errors.ts';
import { previewInvited } from '#groups/queries.ts';
import { personColumns, personView } from '#users/view.ts';
import { inviteView } from './view.ts';

const withCreator = { createdBy: { select: personColumns } } as const;

/** The invites that still work, the newest first (at most `invitesPerGroupMax`). Two queries, whatever the number. */
export async function listInvites(db: Tx, groupId: GroupId): Promise<InviteView[]> {
  const invites = await db.invite.findMany({
    where: { groupId, revokedAt: null },
    include: withCreator,
    orderBy: { id: 'desc' },
  });
  return invites.map(inviteView);
}

/** An invite that works. Two queries. @throws not_found when its code is unknown, was revoked, or its group deleted. */
export async function getInvite(db: Tx, code: string) {
  const invite = await db.invite.findFirst({
    where: { code, revokedAt: null, group: { deletedAt: null } },
    include: withCreator,
  });
  if (!invite) throw notFound('invite');
  return { ...invite, groupId: invite.groupId as GroupId };
}

/** What the invite's link shows before joining. Four queries. @throws not_found as `getInvite`. */
export async function previewInvite(db: Tx, code: string, userId: UserId): Promise<InvitePreview> {
  const { groupId, createdBy } = await getInvite(db, code);
  return { group: await previewInvited(db, groupId, userId), invitedBy: personView(createdBy) };
}
