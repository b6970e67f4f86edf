import { expect, test } from 'vitest';
import {
  allow,
  begin,
  comeBack,
  github,
  google,
  goThrough,
  join,
  oauthWorld,
  reasonOf,
  userOf,
} from './testing/oauth.ts';
import { testServer } from './testing/server.ts';
import { ana, visit } from './testing/visitor.ts';

test.each([google, github])('%s leads to an account, and later back into it', async (provider) => {
  const { server, db } = await oauthWorld();
  const { visitor, pending } = await join(server, provider);
  const username = provider === github ? 'iris-w' : 'iris';
  expect(pending).toEqual({ provider, username, displayName: 'Iris Wu', email: 'iris@example.org' });
  expect(await userOf(visitor)).toMatchObject({ username, displayName: 'Iris Wu', email: 'iris@example.org' });
  expect((await visitor.trpc.emails.get.query()).isVerified).toBe(true);
  const again = visit(server);
  expect(await goThrough(again, { provider, path: '/groups?x=1' })).toBe('/groups?x=1');
  expect((await userOf(again))?.id).toBe((await userOf(visitor))?.id);
  expect(await db.user.count()).toBe(1);
});

test('the way out asks for what it must: state, PKCE, a nonce, and to come back to exactly this place', async () => {
  const { server, db } = await oauthWorld({}, { PUBLIC_URL: 'https://chat.example.org' });
  const headers = { 'content-type': 'application/json', origin: 'https://chat.example.org' };
  const body = JSON.stringify({ provider: google, isLink: false, path: '/' });
  const visitor = visit(server);
  const response = await visitor.request('/trpc/identities.begin', { method: 'POST', headers, body });
  const { result } = (await response.json()) as { result: { data: { url: string } } };
  const asked = Object.fromEntries(new URL(result.data.url).searchParams);
  expect(asked).toMatchObject({
    redirect_uri: 'https://chat.example.org/oauth/google/callback',
    response_type: 'code',
    code_challenge_method: 'S256',
    scope: 'openid profile email',
  });
  for (const secret of [asked.state, asked.nonce, asked.code_challenge]) expect(secret).toMatch(/^[\w-]{43}$/);
  expect(visitor.jar.setCookies[0]).toMatch(
    /^__Host-parley-flow=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
  );
  expect(JSON.stringify(await db.oauthFlow.findMany())).not.toContain(asked.state);
});

test('what was brought back once is refused the second time: state and code', async () => {
  const { server } = await oauthWorld();
  const visitor = visit(server);
  const back = await allow((await begin(visitor)).url);
  expect(await comeBack(visitor, back)).toBe('/sign-up?via=google&redirect=%2F');
  expect(await comeBack(visitor, back)).toBe('/sign-in?problem=google.expired');
  const next = new URL((await begin(visitor)).url);
  const withOldCode = new URL(back);
  withOldCode.searchParams.set('state', next.searchParams.get('state') ?? '');
  server.deps.report = () => {};
  expect(await comeBack(visitor, withOldCode)).toBe('/sign-in?problem=google.failed');
});

test('a way that another browser began leads nowhere, nor one of another provider', async () => {
  const { server } = await oauthWorld();
  const [attacker, victim] = [visit(server), visit(server)];
  const back = await allow((await begin(attacker)).url);
  expect(await comeBack(victim, back)).toBe('/sign-in?problem=google.expired');
  expect(victim.jar.cookie).toBe('');
  await begin(victim);
  expect(await comeBack(victim, back)).toBe('/sign-in?problem=google.expired');
  const other = new URL(back.href.replace('google', 'github'));
  expect(await comeBack(attacker, other)).toBe('/sign-in?problem=github.expired');
});

test.each(['token 500', 'api 500', 'wrong nonce', 'wrong audience', 'expired'] as const)(
  'a provider that answers wrongly lets nobody in: %s',
  async (fault) => {
    const { server, provider, db } = await oauthWorld();
    server.deps.report = () => {};
    provider.state.fault = fault;
    const name = fault === 'api 500' ? github : google;
    const visitor = visit(server);
    expect(await goThrough(visitor, { provider: name })).toBe(`/sign-in?problem=${name}.failed`);
    expect(await visitor.trpc.identities.pending.query()).toBeNull();
    expect(await db.user.count()).toBe(0);
  },
);

test('a provider that never answers is given up on', { timeout: 20_000 }, async () => {
  const { server, provider } = await oauthWorld();
  server.deps.report = () => {};
  const visitor = visit(server);
  const back = await allow((await begin(visitor)).url);
  provider.state.fault = 'slow';
  expect(await comeBack(visitor, back)).toBe('/sign-in?problem=google.failed');
});

test('who says no to the provider is told so, in words, where they came from', async () => {
  const { server } = await oauthWorld();
  const visitor = visit(server);
  const back = await allow((await begin(visitor)).url, 'Deny');
  expect(await comeBack(visitor, back)).toBe('/sign-in?problem=google.denied');
});

test.each([
  '//evil.example',
  'https://evil.example',
  '/\\evil.example',
  '/..//evil.example',
  'javascript:alert(1)',
  '',
])('coming back never leads to another place: %s', async (path) => {
  const { server } = await oauthWorld();
  await join(server);
  const location = await goThrough(visit(server), { path });
  expect(new URL(location, 'https://chat.example.org').origin).toBe('https://chat.example.org');
  expect(location).toBe('/');
});

test('a session that somebody planted before is not the one that the sign-in gives', async () => {
  const { server } = await oauthWorld();
  const { visitor } = await join(server);
  const before = visitor.jar.cookie;
  expect(before).toMatch(/^__Host-parley=[\w-]{43}$/);
  await goThrough(visitor);
  expect(visitor.jar.cookie).toMatch(/^__Host-parley=[\w-]{43}$/);
  expect(visitor.jar.cookie).not.toBe(before);
  const planted = await fetch(new URL('/trpc/auth.session', server.origin), { headers: { cookie: before } });
  expect(await planted.json()).toMatchObject({ result: { data: { user: null } } });
});

test.each([
  { there: false, here: false, isIn: false },
  { there: false, here: true, isIn: false },
  { there: true, here: false, isIn: false },
  { there: true, here: true, isIn: true },
])('an email leads to an account only when both have verified it: $there there, $here here', async (given) => {
  const { server, db } = await oauthWorld({ isEmailVerified: given.there });
  await visit(server).trpc.auth.signUp.mutate({ ...ana, email: 'iris@example.org' });
  await db.user.updateMany({ data: { emailVerifiedAt: given.here ? new Date() : null } });
  const visitor = visit(server);
  const end = given.isIn ? '/' : '/sign-in?problem=google.emailTaken';
  expect(await goThrough(visitor)).toBe(end);
  expect((await userOf(visitor))?.username ?? null).toBe(given.isIn ? 'ana' : null);
  expect(await db.identity.count()).toBe(given.isIn ? 1 : 0);
});

test('no other page can send somebody’s browser on that way', async () => {
  const { server } = await oauthWorld();
  const headers = { 'content-type': 'application/json', origin: 'https://evil.example' };
  const body = JSON.stringify({ provider: google, isLink: true, path: '/' });
  const response = await visit(server).request('/trpc/identities.begin', { method: 'POST', headers, body });
  expect(response.status).toBe(403);
});

test('what isn’t configured isn’t there', async () => {
  const server = await testServer();
  const visitor = visit(server);
  expect((await visitor.trpc.auth.session.query()).instance.providers).toEqual([]);
  expect(await reasonOf(begin(visitor))).toBe('not_found');
  expect((await fetch(new URL('/oauth/google/callback', server.origin))).status).toBe(404);
});
