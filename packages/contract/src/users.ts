import * as z from 'zod';
import { passwordField, usernameField } from './auth.ts';
import { nameField, PersonView } from './fields.ts';
import { limits } from './limits.ts';
import { presenceChoices } from './presence.ts';

/** The signed-in person, as only they see themself. */
export const MeView = PersonView.extend({
  email: z.string().nullable(),
  isOperator: z.boolean(),
  presence: z.enum(presenceChoices),
});

export const EditMe = z.object({
  username: usernameField.optional(),
  displayName: nameField(limits.displayNameMaxChars).optional(),
  presence: z.enum(presenceChoices).optional(),
});

export const ChangePassword = z.object({ current: z.string().max(limits.passwordMaxChars), password: passwordField });

export type MeView = z.infer<typeof MeView>;
export type EditMe = z.infer<typeof EditMe>;
export type ChangePassword = z.infer<typeof ChangePassword>;
