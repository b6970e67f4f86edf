import * as z from 'zod';
import { signUpModes } from './auth.ts';
import { momentField, nameField } from './fields.ts';
import { limits } from './limits.ts';

/** Where people may have an account to sign in with. */
export const providers = ['google', 'github'] as const;
export type ProviderName = (typeof providers)[number];

/** What anybody may know of this installation. */
export const InstanceView = z.object({
  name: z.string(),
  signUpMode: z.enum(signUpModes),
  /** False until the first account, whose owner becomes the operator. */
  hasAccounts: z.boolean(),
  /** Whether it can send mail: without it, a forgotten password is the operator's business. */
  sendsMail: z.boolean(),
  /** By which of them one can sign in here. */
  providers: z.array(z.enum(providers)),
});

export const EditInstance = z.object({
  name: nameField(limits.instanceNameMaxChars),
  signUpMode: z.enum(signUpModes),
});

/** The link's secret is in this answer and nowhere else: only its hash is stored. */
export const SignUpInviteView = z.object({ code: z.string(), expiresAt: momentField });

export type InstanceView = z.infer<typeof InstanceView>;
export type EditInstance = z.infer<typeof EditInstance>;
export type SignUpInviteView = z.infer<typeof SignUpInviteView>;
