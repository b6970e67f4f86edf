import { Secret, TOTP } from 'otpauth';

const stepMs = 30_000;

/** The six digits of an app that holds the secret, at a moment; `steps` of half a minute later or, below 0, earlier. */
export const appCode = (secret: string, atMs: number, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: atMs + steps * stepMs });
