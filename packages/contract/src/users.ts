import * as z from 'zod';
import { passwordField, usernameField } from './auth.ts';
import { Proof } from './factors.ts';
import { descriptionField, idField, momentField, nameField, PersonView } from './fields.ts';
import type { UserId } from './ids.ts';
import { limits } from './limits.ts';
import { presenceChoices } from './presence.ts';

/** The signed-in person, as only they see themself. */
export const MeView = PersonView.extend({
  email: z.string().nullable(),
  isOperator: z.boolean(),
  presence: z.enum(presenceChoices),
});

/** One line for people as `nameField` has it, which may be empty. */
const lineField = (maxChars: number) =>
  z
    .string()
    .trim()
    .max(maxChars)
    .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u, 'control characters');

export const EditMe = z.object({
  username: usernameField.optional(),
  displayName: nameField(limits.displayNameMaxChars).optional(),
  pronouns: lineField(limits.pronounsMaxChars).optional(),
  /** Markdown, as in messages. */
  bio: descriptionField(limits.bioMaxChars).optional(),
  presence: z.enum(presenceChoices).optional(),
});

export const ChangePassword = z.object({ current: z.string().max(limits.passwordMaxChars), password: passwordField });

/** One emoji, some words or none, and how long it lasts: until it is changed where `lastsMs` is null. */
export const NewStatus = z.object({
  emoji: z.string().regex(/^\p{RGI_Emoji}$/v, 'one emoji'),
  text: lineField(limits.statusMaxChars),
  lastsMs: z.int().positive().max(limits.statusMaxMs).nullable(),
});

/** Null ends the one that there is. */
export const SetStatus = z.object({ status: NewStatus.nullable() });

export const GetProfile = z.object({ userId: idField<UserId>() });

/** What somebody says of themself at length, beside their `PersonView`. */
export const ProfileView = z.object({ pronouns: z.string(), bio: z.string(), memberSince: momentField });

/** The first password of an account that has none. */
export const SetPassword = Proof.extend({ password: passwordField });

export type MeView = z.infer<typeof MeView>;
export type EditMe = z.infer<typeof EditMe>;
export type SetStatus = z.infer<typeof SetStatus>;
export type ProfileView = z.infer<typeof ProfileView>;
export type ChangePassword = z.infer<typeof ChangePassword>;
export type SetPassword = z.infer<typeof SetPassword>;
