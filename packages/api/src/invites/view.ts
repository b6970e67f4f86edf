import type { InviteId } from '@parley/contract/ids';
import type { InviteView } from '@parley/contract/invites';
import type { Invite } from '@parley/db';
import { personView } from '#users/view.ts';

type Person = Parameters<typeof personView>[0];

/** An invite as those see it who may invite. */
export function inviteView({ id, code, createdBy, createdAt, useCount }: Invite & { createdBy: Person }): InviteView {
  return { id: id as InviteId, code, createdBy: personView(createdBy), createdAt: createdAt.toISOString(), useCount };
}
