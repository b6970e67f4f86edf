import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { AddPasskey, CreationOptions, RequestOptions, ShowPasskey } from '@parley/contract/passkeys';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const flags = { present: 0x01, verified: 0x04, attested: 0x40 };
const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest();
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** Where a browser says it is, and whether the device has seen its owner: a test may have it lie. */
interface Situation {
  origin: string;
  isVerified?: boolean;
}

/** A device with one passkey, in software: an elliptic key, a counter, and no attestation. */
export function passkeyDevice() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  const state = { counter: 0, userHandle: '' };

  const clientData = (type: string, challenge: string, { origin }: Situation) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

  function authData(rpId: string, { isVerified = true }: Situation, attested?: Uint8Array) {
    const head = Buffer.alloc(37);
    sha256(rpId).copy(head);
    head[32] = flags.present | (isVerified ? flags.verified : 0) | (attested ? flags.attested : 0);
    head.writeUInt32BE(++state.counter, 33);
    return Buffer.concat([head, attested ?? Buffer.alloc(0)]);
  }

  function attested() {
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const [kty, alg, crv] = [2, -7, 1];
    const key = new Map<number, number | Uint8Array>([
      [1, kty],
      [3, alg],
      [-1, crv],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]);
    return Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, isoCBOR.encode(key)]);
  }

  function create(options: CreationOptions, at: Situation): AddPasskey {
    state.userHandle = options.user.id;
    const attestation = new Map<string, string | Uint8Array | Map<string, string>>([
      ['fmt', 'none'],
      ['attStmt', new Map<string, string>()],
      ['authData', new Uint8Array(authData(options.rp.id, at, attested()))],
    ]);
    const clientDataJSON = text(clientData('webauthn.create', options.challenge, at));
    const attestationObject = text(isoCBOR.encode(attestation));
    const response = { clientDataJSON, attestationObject, transports: ['internal'] };
    return { id: text(id), rawId: text(id), type: 'public-key', response };
  }

  function show(options: RequestOptions, at: Situation): ShowPasskey {
    const client = clientData('webauthn.get', options.challenge, at);
    const auth = authData(options.rpId, at);
    const signature = sign('sha256', Buffer.concat([auth, sha256(client)]), privateKey);
    const { userHandle } = state;
    const parts = { clientDataJSON: text(client), authenticatorData: text(auth), signature: text(signature) };
    return { id: text(id), rawId: text(id), type: 'public-key', response: { ...parts, userHandle } };
  }

  return { create, show, state };
}
