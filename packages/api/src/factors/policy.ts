import { encodeBase32LowerCaseNoPadding } from '@oslojs/encoding';
import { Secret, TOTP } from 'otpauth';
import { signInRules } from '#auth/policy.ts';

/** How often somebody may try codes and passwords while they sign in or show who they are: as slowly as at the first step. */
export const codeRules = signInRules.perAccount;

const periodMs = 30_000;
const recoveryCodeBytes = 10;
const recoveryCodeCount = 10;
const groupChars = 4;

/** What is shown to an app: who the account is, and where. */
export interface TotpPlace {
  issuer: string;
  label: string;
}

/** A new secret of 160 bits, as base32. */
export const newTotpSecret = () => new Secret({ size: 20 }).base32;

const totpOf = (secret: string, place: Partial<TotpPlace> = {}) =>
  new TOTP({ ...place, secret, algorithm: 'SHA1', digits: 6, period: periodMs / 1000 });

/** What a QR code holds for an app to take the secret in. A colon would end the place's name. */
export const totpUri = (secret: string, { issuer, label }: TotpPlace) =>
  totpOf(secret, { issuer: issuer.replaceAll(':', ' '), label: label.replaceAll(':', ' ') }).toString();

/** Which step of 30 seconds the code belongs to: the one now, before or after; null when to none of them. */
export function totpStep(secret: string, code: string, now: Date): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / periodMs) + delta;
}

/** A code as it is compared, however it was typed. */
export const plainCode = (typed: string) => typed.replace(/[\s-]/g, '').toLowerCase();

export const isTotpCode = (code: string) => /^\d{6}$/.test(code);
const isRecoveryCode = (code: string) => /^[a-z2-7]{16}$/.test(code);

/** Whether what was typed has the form of a code, as a password of sixteen letters has too. */
export const isCode = (typed: string) => isTotpCode(plainCode(typed)) || isRecoveryCode(plainCode(typed));

/** Ten new codes of 80 random bits, as they are written down: `abcd-efgh-ijkl-mnop`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () => {
    const code = encodeBase32LowerCaseNoPadding(crypto.getRandomValues(new Uint8Array(recoveryCodeBytes)));
    return code.replace(new RegExp(`(.{${groupChars}})(?=.)`, 'g'), '$1-');
  });
}
