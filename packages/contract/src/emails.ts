import * as z from 'zod';
import { emailField, tokenField } from './auth.ts';
import { limits } from './limits.ts';

/** The single-use token comes from a link in a mail. */
export const ConfirmEmail = z.object({ token: tokenField });

export const ChangeEmail = z.object({
  email: emailField,
  /** Needed where the account has a password. */
  password: z.string().max(limits.passwordMaxChars),
});

/** The viewer's email, as only they see it. */
export const EmailView = z.object({
  email: z.string().nullable(),
  /** Whether its owner has opened a link that was sent there. */
  isVerified: z.boolean(),
  /** The email that the account gets once all who must have confirmed it. */
  pending: z.string().nullable(),
  hasPassword: z.boolean(),
});

/** What opening a link has led to. */
export const EmailConfirmed = z.object({
  email: z.string(),
  /** False while the account's other address has yet to agree to the change. */
  isComplete: z.boolean(),
});

export type ConfirmEmail = z.infer<typeof ConfirmEmail>;
export type ChangeEmail = z.infer<typeof ChangeEmail>;
export type EmailView = z.infer<typeof EmailView>;
export type EmailConfirmed = z.infer<typeof EmailConfirmed>;
