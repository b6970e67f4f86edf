import { hashToken } from '@parley/api/tokens';
import { expect, test, vi } from 'vitest';
import { testServer } from './testing/server.ts';
import { ana, visit } from './testing/visitor.ts';

const tokenOf = (cookie: string) => cookie.split('=')[1] ?? '';

test('signing up, out and in again, over HTTP with a cookie', async () => {
  const visitor = visit(await testServer());
  await visitor.trpc.auth.signUp.mutate(ana);
  expect((await visitor.trpc.auth.session.query()).user).toMatchObject({ username: 'ana', isOperator: true });
  await visitor.trpc.auth.signOut.mutate();
  expect((await visitor.trpc.auth.session.query()).user).toBeNull();
  await visitor.trpc.auth.signIn.mutate({ name: 'ana@example.org', password: ana.password });
  expect((await visitor.trpc.auth.session.query()).user).toMatchObject({ username: 'ana' });
});

test('predecessor defect 7: the token is in a cookie that no script can read, and nowhere else', async () => {
  const { origin, database } = await testServer();
  const visitor = visit({ origin });
  const body = JSON.stringify({ 0: ana });
  const headers = { 'content-type': 'application/json' };
  const response = await visitor.request('/trpc/auth.signUp?batch=1', { method: 'POST', headers, body });
  const token = tokenOf(visitor.jar.cookie);

  const [name, ...flags] = (visitor.jar.setCookies[0] ?? '').split('; ');
  expect(name).toMatch(/^__Host-parley=[\w-]{43}$/);
  expect(flags.filter((flag) => !flag.startsWith('Expires='))).toEqual([
    'Path=/',
    'HttpOnly',
    'Secure',
    'SameSite=Lax',
  ]);
  expect(await response.text()).not.toContain(token);
  expect(await database.db.session.findMany({ select: { id: true } })).toEqual([{ id: hashToken(token) }]);
  expect(JSON.stringify(await database.db.session.findMany())).not.toContain(token);
});

test('over plain http elsewhere the cookie does without what browsers would refuse there', async () => {
  const publicUrl = 'http://chat.example.org';
  const { origin } = await testServer({ PUBLIC_URL: publicUrl });
  const visitor = visit({ origin });
  const headers = { 'content-type': 'application/json', origin: publicUrl };
  await visitor.request('/trpc/auth.signUp', { method: 'POST', headers, body: JSON.stringify(ana) });
  expect(visitor.jar.setCookies[0]).toMatch(/^parley=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
});

test('the cookie lives for thirty days, and is set anew when half of that has passed', async () => {
  const { origin, database } = await testServer();
  const visitor = visit({ origin });
  await visitor.trpc.auth.signUp.mutate(ana);
  const daysOf = (cookie = '') => {
    const expires = Date.parse(/Expires=([^;]+)/.exec(cookie)?.[1] ?? '');
    return Math.round((expires - Date.now()) / 86_400_000);
  };
  expect(visitor.jar.setCookies.map(daysOf)).toEqual([30]);

  const makeOld = () => database.db.session.updateMany({ data: { expiresAt: new Date(Date.now() + 14 * 86_400_000) } });
  await makeOld();
  await visitor.trpc.auth.session.query();
  expect(visitor.jar.setCookies.map(daysOf)).toEqual([30, 30]);

  await makeOld();
  const socket = visitor.openSocket();
  const upgrade = vi.fn();
  socket.on('upgrade', ({ headers }) => upgrade(headers['set-cookie']?.map(daysOf)));
  await vi.waitFor(() => expect(upgrade).toHaveBeenCalledWith([30]));
});

test('an unknown name and a wrong password get the same answer', async () => {
  const { origin } = await testServer();
  await visit({ origin }).trpc.auth.signUp.mutate(ana);
  const stranger = visit({ origin });
  const answerTo = async (name: string) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ name, password: 'wrong password' });
    const response = await stranger.request('/trpc/auth.signIn', { method: 'POST', headers, body });
    return { status: response.status, body: await response.json(), cookies: response.headers.getSetCookie() };
  };
  const answer = await answerTo('ana');
  expect(answer).toMatchObject({ status: 401, body: { error: { data: { reason: 'unauthenticated' } } }, cookies: [] });
  expect(await answerTo('nobody')).toEqual(answer);
});

test('guessing is slowed down', async () => {
  const { origin } = await testServer();
  await visit({ origin }).trpc.auth.signUp.mutate(ana);
  const stranger = visit({ origin });
  const guess = () =>
    stranger.trpc.auth.signIn.mutate({ name: 'ana', password: 'wrong password' }).catch(({ data }) => data.reason);
  const reasons = [];
  for (let i = 0; i < 6; i++) reasons.push(await guess());
  expect(reasons).toEqual([...Array(5).fill('unauthenticated'), 'rate_limited']);
});

test('an address that has made all the accounts it may cannot go on as one of them', async () => {
  const { origin, deps } = await testServer();
  const visitor = visit({ origin });
  await visitor.trpc.auth.signUp.mutate(ana);
  for (let i = 0; i < 60; i++) await deps.throttle.consume('auth.signUp:127.0.0.1', { points: 60, perMs: 3_600_000 });
  const another = visitor.trpc.auth.signUp.mutate({ ...ana, username: 'eve', email: 'eve@example.org' });
  await expect(another).rejects.toMatchObject({ data: { reason: 'rate_limited' } });
});

test('of five people who sign up first at once, exactly one is the operator', async () => {
  const { origin, database } = await testServer();
  const names = ['ana', 'ben', 'cleo', 'dina', 'emil'];
  const signUp = (name: string) =>
    visit({ origin }).trpc.auth.signUp.mutate({ ...ana, username: name, email: `${name}@example.org` });
  const people = await Promise.all(names.map(signUp));
  expect(people.filter(({ isOperator }) => isOperator)).toHaveLength(1);
  expect(await database.db.user.count({ where: { isOperator: true } })).toBe(1);
});

test('nobody signs in over a WebSocket, which could not set the cookie', async () => {
  const visitor = visit(await testServer());
  await visitor.trpc.auth.signUp.mutate(ana);
  const { live } = visitor.openLive();
  const attempt = live.auth.signIn.mutate({ name: 'ana', password: ana.password });
  await expect(attempt).rejects.toMatchObject({ data: { reason: 'invalid' } });
});
