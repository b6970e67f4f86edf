import * as z from 'zod';
import { idField, momentField, PersonView } from './fields.ts';
import { GroupPreview } from './groups.ts';
import type { GroupId, InviteId } from './ids.ts';

const codeField = z.string().regex(/^[A-Za-z0-9_-]{10,40}$/);

export const ListInvites = z.object({ groupId: idField<GroupId>() });
export const CreateInvite = z.object({ groupId: idField<GroupId>() });
export const RevokeInvite = z.object({ groupId: idField<GroupId>(), inviteId: idField<InviteId>() });
export const PreviewInvite = z.object({ code: codeField });
export const AcceptInvite = z.object({ code: codeField });

/** A link into a group, for whoever may invite; it works until it is revoked. */
export const InviteView = z.object({
  id: idField<InviteId>(),
  code: z.string(),
  createdBy: PersonView,
  createdAt: momentField,
  useCount: z.int().nonnegative(),
});

/** What an invite's link shows before joining. */
export const InvitePreview = z.object({ group: GroupPreview, invitedBy: PersonView });

export type RevokeInvite = z.infer<typeof RevokeInvite>;
export type InviteView = z.infer<typeof InviteView>;
export type InvitePreview = z.infer<typeof InvitePreview>;
