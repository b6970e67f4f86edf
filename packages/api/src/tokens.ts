import { sha256 } from '@oslojs/crypto/sha2';
import { encodeBase64urlNoPadding, encodeHexLowerCase } from '@oslojs/encoding';

const tokenBytes = 32;

/** A new secret of 256 random bits, fit for a cookie or a link. */
export function newToken(): string {
  return encodeBase64urlNoPadding(crypto.getRandomValues(new Uint8Array(tokenBytes)));
}

/** What is stored in place of a secret: its SHA-256 in hex. No salt is needed, since nobody can guess 256 bits. */
export function hashToken(token: string): string {
  return encodeHexLowerCase(sha256(new TextEncoder().encode(token)));
}
