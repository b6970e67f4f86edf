import * as z from 'zod';
import { usernameField } from './auth.ts';
import { momentField, nameField } from './fields.ts';
import { providers } from './instance.ts';
import { limits } from './limits.ts';

export const BeginOauth = z.object({
  provider: z.enum(providers),
  /** Links to the viewer's account instead of signing in. */
  isLink: z.boolean(),
  /** Where to go in the end; anything but a path of this place leads to its start. */
  path: z.string().max(2_000),
  /** Needed where sign-up is by invite, and it comes to that. */
  invite: z.string().max(100).optional(),
});

/** Where the browser goes, with its whole page. */
export const OauthBegun = z.object({ url: z.url() });

/** What is known of the person who has come back and has no account yet. */
export const PendingSignUp = z.object({
  provider: z.enum(providers),
  username: z.string(),
  displayName: z.string(),
  email: z.string().nullable(),
});

export const CompleteSignUp = z.object({
  username: usernameField,
  displayName: nameField(limits.displayNameMaxChars),
});

/** An account elsewhere by which the viewer signs in. */
export const IdentityView = z.object({ provider: z.enum(providers), label: z.string(), linkedAt: momentField });

export const UnlinkIdentity = z.object({ provider: z.enum(providers) });

export type BeginOauth = z.infer<typeof BeginOauth>;
export type PendingSignUp = z.infer<typeof PendingSignUp>;
export type CompleteSignUp = z.infer<typeof CompleteSignUp>;
export type IdentityView = z.infer<typeof IdentityView>;
export type UnlinkIdentity = z.infer<typeof UnlinkIdentity>;
