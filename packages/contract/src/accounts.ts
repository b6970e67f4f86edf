import * as z from 'zod';
import { tokenField } from './auth.ts';
import { Proof } from './factors.ts';
import { idField } from './fields.ts';
import type { GroupId } from './ids.ts';
import { ShowPasskey } from './passkeys.ts';

/** What becomes of what somebody has said: it stays, from "Deleted user", or it goes too. */
const ownContent = { erasesMessages: z.boolean() };

/** How somebody confirms that their account goes: by what they sign in with, or by mail where they have no such thing here. */
export const confirmations = ['proof', 'passkey', 'mail'] as const;

/** What stands before the viewer's account can go, and how they confirm it. */
export const DeletionView = z.object({
  /** Groups that have to be given away or deleted first. */
  groups: z.array(z.object({ id: idField<GroupId>(), name: z.string(), memberCount: z.int() })),
  /** Whether nobody else runs this place. */
  isLastOperator: z.boolean(),
  confirmation: z.enum(confirmations),
});

export const DeleteAccount = Proof.extend(ownContent);

export const DeleteByPasskey = z.object({ ...ownContent, passkey: ShowPasskey });

export const AskDeletion = z.object(ownContent);

/** The single-use token comes from a link in a mail. */
export const DeleteByMail = z.object({ token: tokenField });

export type DeletionView = z.infer<typeof DeletionView>;
export type DeleteAccount = z.infer<typeof DeleteAccount>;
export type DeleteByPasskey = z.infer<typeof DeleteByPasskey>;
export type AskDeletion = z.infer<typeof AskDeletion>;
export type DeleteByMail = z.infer<typeof DeleteByMail>;
