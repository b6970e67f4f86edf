import { encodeBase64urlNoPadding } from '@oslojs/encoding';
import type { CreationOptions, RequestOptions } from '@parley/contract/passkeys';
import type { Passkey, User } from '@parley/db';

const timeoutMs = 5 * 60_000;
/** Ed25519, ECDSA with P-256, and RSA: what devices have, and the library verifies. */
const algorithms = [-8, -7, -257];

type Known = Pick<Passkey, 'id' | 'transports'>;

const knownOf = (passkeys: readonly Known[]) =>
  passkeys.map(({ id, transports }) => ({ id, transports, type: 'public-key' as const }));

/** Asks for a passkey that a device keeps by itself and its owner unlocks, so that it stands for both name and password. */
export function creationOptions(
  challenge: string,
  { place, user, passkeys }: { place: { url: URL; name: string }; user: User; passkeys: readonly Known[] },
): CreationOptions {
  const { id, username: name, displayName } = user;
  return {
    challenge,
    rp: { id: place.url.hostname, name: place.name },
    user: { id: encodeBase64urlNoPadding(new TextEncoder().encode(id)), name, displayName },
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: timeoutMs,
    excludeCredentials: knownOf(passkeys),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
  };
}

/** Asks for one of these passkeys, or for any where there are none, unlocked by its owner. */
export const requestOptions = (challenge: string, place: URL, passkeys: readonly Known[] = []): RequestOptions => ({
  challenge,
  rpId: place.hostname,
  timeout: timeoutMs,
  allowCredentials: knownOf(passkeys),
  userVerification: 'required',
});
