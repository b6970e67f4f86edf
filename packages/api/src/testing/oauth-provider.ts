import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Who allows Parley in, and how both providers describe them. */
export interface ProviderPerson {
  id: number;
  login: string;
  name: string | null;
  email: string | null;
  isEmailVerified: boolean;
  /** The file of their picture; none unless given. */
  picture?: Uint8Array;
}

export type ProviderFault =
  | 'token 500'
  | 'api 500'
  | 'wrong nonce'
  | 'wrong audience'
  | 'expired'
  | 'slow'
  | 'picture 500'
  | 'picture slow';

const clientId = 'parley-test';
const clientSecret = 'a secret of both';

interface Grant {
  back: string;
  challenge: string;
  nonce: string;
  person: ProviderPerson;
}

/**
 * A provider on this machine that behaves like Google below `/google` and like GitHub below `/github`: an authorise page with two
 * links, a token endpoint that takes each code once and checks client, redirect and PKCE, an ID token, `/user` and `/user/emails`.
 * What is in `state` can be changed at any time.
 */
export async function oauthProvider(person: ProviderPerson) {
  const state: { person: ProviderPerson; fault: ProviderFault | null } = { person, fault: null };
  const grants = new Map<string, Grant>();
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', origin);
    const isGoogle = url.pathname.startsWith('/google/');
    if (url.pathname === '/picture') return picture(response);
    if (url.pathname.endsWith('/authorize')) return authorize(url, response);
    if (state.fault === 'slow') return; // for as long as anybody waits
    if (url.pathname.endsWith('/token')) return token(request, response, isGoogle);
    const grant = grants.get(request.headers.authorization?.replace('Bearer ', '') ?? '');
    if (!grant || state.fault === 'api 500') return json(response, grant ? 500 : 401, {});
    const { id, login, name, email, isEmailVerified } = grant.person;
    if (url.pathname.endsWith('/user/emails')) {
      const old = { email: 'old@example.org', primary: false, verified: true };
      return json(response, 200, email ? [old, { email, primary: true, verified: isEmailVerified }] : []);
    }
    return json(response, 200, { id, login, name, avatar_url: pictureUrl(grant.person) });
  }

  const pictureUrl = (person: ProviderPerson) => (person.picture ? `${origin}/picture` : null);

  /** Of whoever allows Parley in now. Half of it comes, when it is slow. */
  function picture(response: ServerResponse) {
    const file = state.person.picture ?? Buffer.alloc(0);
    if (state.fault === 'picture 500') return response.writeHead(500).end();
    response.writeHead(200, { 'content-type': 'image/png', 'content-length': file.length });
    if (state.fault === 'picture slow') return response.write(file.subarray(0, file.length / 2));
    response.end(file);
  }

  function authorize(url: URL, response: ServerResponse) {
    const asked = (name: string) => url.searchParams.get(name) ?? '';
    const code = randomBytes(16).toString('hex');
    const [back, challenge, nonce] = [asked('redirect_uri'), asked('code_challenge'), asked('nonce')];
    grants.set(code, { back, challenge, nonce, person: state.person });
    const link = (answer: Record<string, string>) =>
      `${back}?${new URLSearchParams({ ...answer, state: asked('state') })}`.replaceAll('&', '&amp;');
    const links = `<a href="${link({ code })}">Allow</a> <a href="${link({ error: 'access_denied' })}">Deny</a>`;
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>Provider</title>${links}`);
  }

  async function token(request: IncomingMessage, response: ServerResponse, isGoogle: boolean) {
    const form = new URLSearchParams(await text(request));
    const grant = grants.get(form.get('code') ?? '');
    grants.delete(form.get('code') ?? '');
    const isClient = request.headers.authorization === `Basic ${btoa(`${clientId}:${clientSecret}`)}`;
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isRight = grant && isClient && form.get('redirect_uri') === grant.back && proof === grant.challenge;
    if (state.fault === 'token 500') return json(response, 500, {});
    // GitHub answers 200 to a code that is no good.
    if (!isRight) return json(response, isGoogle ? 400 : 200, { error: 'invalid_grant' });
    const access = randomBytes(16).toString('hex');
    grants.set(access, grant);
    const id = isGoogle ? { id_token: idToken(grant) } : {};
    json(response, 200, { access_token: access, token_type: 'Bearer', ...id });
  }

  function idToken({ nonce, person }: Grant): string {
    const { id, name, email, isEmailVerified } = person;
    const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: origin,
      aud: state.fault === 'wrong audience' ? 'somebody else' : clientId,
      exp: now + (state.fault === 'expired' ? -60 : 3600),
      nonce: state.fault === 'wrong nonce' ? 'of another sign-in' : nonce,
      sub: String(id),
      ...(email && { email, email_verified: isEmailVerified }),
      ...(name && { name }),
      ...(person.picture && { picture: pictureUrl(person) }),
    };
    return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${part({})}`;
  }

  /** What makes a server use it. */
  const environment = {
    GOOGLE_CLIENT_ID: clientId,
    GOOGLE_CLIENT_SECRET: clientSecret,
    GOOGLE_AUTHORIZE_URL: `${origin}/google/authorize`,
    GOOGLE_TOKEN_URL: `${origin}/google/token`,
    GOOGLE_ISSUER: origin,
    GITHUB_CLIENT_ID: clientId,
    GITHUB_CLIENT_SECRET: clientSecret,
    GITHUB_AUTHORIZE_URL: `${origin}/github/authorize`,
    GITHUB_TOKEN_URL: `${origin}/github/token`,
    GITHUB_API_URL: `${origin}/github`,
    TRUSTED_ORIGINS: origin,
  };

  function close() {
    server.closeAllConnections();
    server.close();
  }

  return { origin, environment, state, [Symbol.dispose]: close };
}

function json(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
