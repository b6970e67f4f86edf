import * as z from 'zod';
import { isStorable, momentField, nameField } from './fields.ts';
import type { SessionId } from './ids.ts';
import { limits } from './limits.ts';

/** Letters that can be seen, digits and `_ . -`; compared without case, and look-alikes count as the same name. */
export const usernameField = z
  .string()
  .trim()
  .min(limits.usernameMinChars)
  .max(limits.usernameMaxChars)
  .regex(/^(?:(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}_.-])+$/u, 'username characters');

export const passwordField = z.string().min(limits.passwordMinChars).max(limits.passwordMaxChars);

export const emailField = z.string().trim().max(limits.emailMaxChars).pipe(z.email());

export const signUpModes = ['open', 'invite', 'closed'] as const;
export type SignUpMode = (typeof signUpModes)[number];

export const SignUp = z.object({
  username: usernameField,
  displayName: nameField(limits.displayNameMaxChars),
  email: emailField,
  password: passwordField,
  /** Needed where sign-up is by invite. */
  invite: z.string().max(100).optional(),
});

export const SignIn = z.object({
  /** An email or a username. */
  name: z.string().trim().min(1).max(limits.emailMaxChars).refine(isStorable, 'control characters'),
  password: z.string().min(1).max(limits.passwordMaxChars),
});

/** A secret out of a link, as `newToken` makes them. */
export const tokenField = z.string().min(1).max(100);

/** The single-use token comes from the link in a mail, or from the one that `npm run user -- reset-password` prints. */
export const ResetPassword = z.object({ token: tokenField, password: passwordField });

/** Asks for a link to a new password by mail. */
export const AskPasswordReset = z.object({ email: emailField });

const sessionIdField = z.string().regex(/^[0-9a-f]{64}$/) as unknown as z.ZodType<SessionId, string>;

export const EndSession = z.object({ sessionId: sessionIdField });

/** A device that is signed in. */
export const SessionView = z.object({
  id: sessionIdField,
  /** Browser and system in words, such as "Firefox on Linux"; empty when unknown. */
  device: z.string(),
  address: z.string(),
  createdAt: momentField,
  lastSeenAt: momentField,
  isCurrent: z.boolean(),
});

export type SignUp = z.infer<typeof SignUp>;
export type SignIn = z.infer<typeof SignIn>;
export type ResetPassword = z.infer<typeof ResetPassword>;
export type AskPasswordReset = z.infer<typeof AskPasswordReset>;
export type EndSession = z.infer<typeof EndSession>;
export type SessionView = z.infer<typeof SessionView>;
