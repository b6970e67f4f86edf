import * as z from 'zod';
import { Proof } from './factors.ts';
import { momentField, nameField } from './fields.ts';
import { limits } from './limits.ts';

/** Bytes as base64url. */
const bytesField = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/);
const credentialIdField = bytesField.min(1).max(1_400);
const credentialType = z.literal('public-key');

const Known = z.object({ id: z.string(), type: credentialType, transports: z.array(z.string()) });

/** What a browser is asked to make a passkey from. */
export const CreationOptions = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ type: credentialType, alg: z.int() })),
  timeout: z.int(),
  excludeCredentials: z.array(Known),
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
  attestation: z.literal('none'),
});

/** What a browser is asked to show a passkey by; any that it has where `allowCredentials` is empty. */
export const RequestOptions = z.object({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.int(),
  allowCredentials: z.array(Known),
  userVerification: z.literal('required'),
});

const answerFields = { id: credentialIdField, rawId: credentialIdField, type: credentialType };

/** What a browser answers with a new passkey. */
export const AddPasskey = z.object({
  ...answerFields,
  response: z.object({
    clientDataJSON: bytesField,
    attestationObject: bytesField,
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
});

/** What a browser answers with a passkey that it has. */
export const ShowPasskey = z.object({
  ...answerFields,
  response: z.object({
    clientDataJSON: bytesField,
    authenticatorData: bytesField,
    signature: bytesField,
    userHandle: bytesField.optional(),
  }),
});

/** One of the viewer's passkeys. */
export const PasskeyView = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: momentField,
  lastUsedAt: momentField.nullable(),
});

export const RenamePasskey = z.object({ id: credentialIdField, name: nameField(limits.passkeyNameMaxChars) });

export const RemovePasskey = Proof.extend({ id: credentialIdField });

export type CreationOptions = z.infer<typeof CreationOptions>;
export type RequestOptions = z.infer<typeof RequestOptions>;
export type AddPasskey = z.infer<typeof AddPasskey>;
export type ShowPasskey = z.infer<typeof ShowPasskey>;
export type PasskeyView = z.infer<typeof PasskeyView>;
export type RenamePasskey = z.infer<typeof RenamePasskey>;
export type RemovePasskey = z.infer<typeof RemovePasskey>;
