import * as z from 'zod';
import { momentField } from './fields.ts';
import { limits } from './limits.ts';

/** Six digits from an app, or a recovery code; with spaces and dashes wherever people put them. */
const codeField = z.string().trim().min(1).max(40);

/** The second step of a sign-in that began in this browser; also what shows that an app has taken a secret in. */
export const EnterCode = z.object({ code: codeField });

/** What shows that it is still the account's owner who asks: their password or a code. Empty where the account has neither. */
export const Proof = z.object({ proof: z.string().max(limits.passwordMaxChars) });

/** An app's secret, in this answer only: to be scanned as a QR code, or typed. It counts once a code was confirmed. */
export const TotpBegun = z.object({ uri: z.string(), secret: z.string() });

/** Each is good once; in this answer only. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) });

/** How the viewer's account is secured beside its password. */
export const FactorsView = z.object({
  hasPassword: z.boolean(),
  /** Since when a code is asked for; null while none is. */
  totpSince: momentField.nullable(),
  codesLeft: z.int(),
});

export type EnterCode = z.infer<typeof EnterCode>;
export type Proof = z.infer<typeof Proof>;
export type TotpBegun = z.infer<typeof TotpBegun>;
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
export type FactorsView = z.infer<typeof FactorsView>;
