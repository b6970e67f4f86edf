import type { OauthProfile, OauthProvider, OauthProviders } from '@parley/api/ports/oauth';
import { CodeChallengeMethod, decodeIdToken, OAuth2Client, type OAuth2Tokens } from 'arctic';
import * as z from 'zod';
import type { Config } from '#config.ts';

/** How long a provider may take for an answer. */
const patienceMs = 10_000;

/** Those that the configuration has an account at. */
export function arcticOauth({ google, github, publicUrl }: Config): OauthProviders {
  return {
    ...(google && { google: googleProvider(google, new URL('/oauth/google/callback', publicUrl)) }),
    ...(github && { github: githubProvider(github, new URL('/oauth/github/callback', publicUrl)) }),
  };
}

type GoogleConfig = NonNullable<Config['google']>;
type GithubConfig = NonNullable<Config['github']>;

const IdToken = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  nonce: z.string(),
  sub: z.string().min(1),
  email: z.email().nullish().catch(null),
  email_verified: z.boolean().nullish().catch(false),
  name: z.string().nullish(),
  picture: z.url().nullish().catch(null),
});

/** By OpenID Connect. Its ID token comes from the provider itself over TLS, so that its claims are checked and its signature needn't be. */
function googleProvider(config: GoogleConfig, back: URL): OauthProvider {
  const client = new OAuth2Client(config.clientId, config.clientSecret, back.href);

  return {
    authorizeUrl(state, { verifier, nonce }) {
      const scopes = ['openid', 'profile', 'email'];
      const { authorizeUrl } = config;
      const url = client.createAuthorizationURLWithPKCE(
        authorizeUrl,
        state,
        CodeChallengeMethod.S256,
        verifier,
        scopes,
      );
      url.searchParams.set('nonce', nonce);
      return url;
    },

    async readProfile(code, { verifier, nonce }): Promise<OauthProfile> {
      const tokens = await inTime(client.validateAuthorizationCode(config.tokenUrl, code, verifier));
      const claims = IdToken.parse(decodeIdToken(tokens.idToken()));
      const isOurs = claims.iss === config.issuer && claims.aud === config.clientId && claims.nonce === nonce;
      if (!isOurs || claims.exp * 1000 <= Date.now()) throw new Error('The ID token is not for this sign-in');
      const { sub: subject, email = null, email_verified, name, picture } = claims;
      // Google's is tiny unless another size is asked for.
      const pictureUrl = picture?.replace(/=s\d+-c$/, '=s512-c') ?? null;
      const isEmailVerified = email_verified === true;
      return { subject, email, isEmailVerified, displayName: name ?? '', login: '', pictureUrl };
    },
  };
}

const GithubUser = z.object({
  id: z.int().positive(),
  login: z.string(),
  name: z.string().nullable(),
  avatar_url: z.url().nullish().catch(null),
});
const GithubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** By plain OAuth: who it is stands behind the access token. */
function githubProvider(config: GithubConfig, back: URL): OauthProvider {
  const client = new OAuth2Client(config.clientId, config.clientSecret, back.href);

  async function ask<T>(tokens: OAuth2Tokens, path: string, schema: z.ZodType<T>): Promise<T> {
    const headers = {
      authorization: `Bearer ${tokens.accessToken()}`,
      accept: 'application/json',
      'user-agent': 'Parley',
    };
    const response = await fetch(`${config.apiUrl}${path}`, { headers, signal: AbortSignal.timeout(patienceMs) });
    if (!response.ok) throw new Error(`GitHub answers ${response.status} to ${path}`);
    return schema.parse(await response.json());
  }

  return {
    authorizeUrl(state, { verifier }) {
      const scopes = ['read:user', 'user:email'];
      return client.createAuthorizationURLWithPKCE(
        config.authorizeUrl,
        state,
        CodeChallengeMethod.S256,
        verifier,
        scopes,
      );
    },

    async readProfile(code, { verifier }): Promise<OauthProfile> {
      const tokens = await inTime(client.validateAuthorizationCode(config.tokenUrl, code, verifier));
      const [user, emails] = await Promise.all([
        ask(tokens, '/user', GithubUser),
        ask(tokens, '/user/emails', GithubEmails),
      ]);
      const own = emails.find(({ primary }) => primary);
      const email = z.email().safeParse(own?.email).data ?? null;
      const isEmailVerified = own?.verified === true;
      const { id, login, name, avatar_url: pictureUrl = null } = user;
      return { subject: String(id), email, isEmailVerified, displayName: name ?? '', login, pictureUrl };
    },
  };
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(reject, patienceMs, new Error('The provider takes too long'));
  return Promise.race([answer, promise]).finally(() => clearTimeout(timer));
}
