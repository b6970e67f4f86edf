import type { GroupId, InviteId } from '@parley/contract/ids';
import type { InviteView } from '@parley/contract/invites';
import type { Api } from '#lib/trpc.ts';

/** Puts a new link at the top of its group's list. */
export function addInvite({ invites }: Api, groupId: GroupId, invite: InviteView): void {
  invites.list.setData({ groupId }, (list = []) => [invite, ...list.filter(({ id }) => id !== invite.id)]);
}

/** Takes a link that no longer works out of its group's list. */
export function dropInvite({ invites }: Api, groupId: GroupId, inviteId: InviteId): void {
  invites.list.setData({ groupId }, (list) => list?.filter(({ id }) => id !== inviteId));
}
