import { appCode } from '@parley/api/testing/authenticator-app';
import type { BeginOauth } from '@parley/contract/identities';
import { expect, test } from 'vitest';
import {
  allow,
  begin,
  comeBack,
  github,
  google,
  goThrough,
  iris,
  join,
  oauthWorld,
  reasonOf,
  userOf,
} from './testing/oauth.ts';
import { ana, visit } from './testing/visitor.ts';

test.each([
  ['no name', { name: null }, 'iris-w'],
  ['a huge name', { name: 'Iris '.repeat(2_000) }, `${'Iris '.repeat(9).trim()}`],
  ['a name that turns the text around', { name: '\u202eirI\u0000s' }, 'irI s'],
])('GitHub may have %s', async (_, person, displayName) => {
  const { server } = await oauthWorld(person);
  const { pending } = await join(server, github);
  expect(pending?.displayName).toBe(displayName);
});

test('without an email there, the account has none', async () => {
  const { server } = await oauthWorld({ email: null });
  const { visitor } = await join(server, github);
  expect(await visitor.trpc.emails.get.query()).toMatchObject({ email: null, hasPassword: false });
});

test('a proposed username is free, and one that is taken is refused before it is final', async () => {
  const { server } = await oauthWorld({ email: null });
  await visit(server).trpc.auth.signUp.mutate({ ...ana, username: 'Iris-W' });
  const visitor = visit(server);
  await goThrough(visitor, { provider: github });
  expect(await visitor.trpc.identities.pending.query()).toMatchObject({ username: 'iris-w2' });
  const complete = (username: string) =>
    reasonOf(visitor.trpc.identities.completeSignUp.mutate({ username, displayName: 'Iris' }));
  expect(await complete('iris-w')).toBe('conflict');
  expect(await complete('iris.wu')).toBe('done');
  expect(await complete('iris.wu.again')).toBe('not_found');
});

test('where accounts are by invite or nobody’s, a provider is no way around that', async () => {
  const { server } = await oauthWorld();
  const operator = visit(server);
  await operator.trpc.auth.signUp.mutate(ana);
  await operator.trpc.instance.edit.mutate({ name: 'Parley', signUpMode: 'closed' });
  expect(await goThrough(visit(server))).toBe('/sign-in?problem=google.closed');
  await operator.trpc.instance.edit.mutate({ name: 'Parley', signUpMode: 'invite' });
  expect(await goThrough(visit(server))).toBe('/sign-in?problem=google.closed');
  const { code: invite } = await operator.trpc.instance.createSignUpInvite.mutate();
  const visitor = visit(server);
  expect(await goThrough(visitor, { invite })).toBe('/sign-up?via=google&redirect=%2F');
  await visitor.trpc.identities.completeSignUp.mutate({ username: 'iris', displayName: 'Iris' });
  expect((await userOf(visitor))?.isOperator).toBe(false);
});

test('a second provider is linked and unlinked, and the last way in stays', async () => {
  const { server } = await oauthWorld();
  const { visitor } = await join(server);
  const path = '/settings/linked';
  expect(await goThrough(visitor, { provider: github, isLink: true, path })).toBe(path);
  const linked = await visitor.trpc.identities.list.query();
  expect(linked.map(({ provider, label }) => [provider, label])).toEqual([
    [google, 'iris@example.org'],
    [github, 'iris@example.org'],
  ]);
  const unlink = (provider: BeginOauth['provider']) => reasonOf(visitor.trpc.identities.unlink.mutate({ provider }));
  expect(await Promise.all([unlink(google), unlink(github)])).toEqual(expect.arrayContaining(['done', 'conflict']));
  expect(await visitor.trpc.identities.list.query()).toHaveLength(1);
});

test('one account there is never two people’s here, nor two of them one person’s', async () => {
  const { server, provider } = await oauthWorld();
  await join(server);
  const other = visit(server);
  await other.trpc.auth.signUp.mutate(ana);
  expect(await goThrough(other, { isLink: true })).toBe('/settings/linked?problem=google.taken');
  provider.state.person = { ...iris, id: 8 };
  expect(await goThrough(other, { isLink: true, path: '/settings/linked' })).toBe('/settings/linked');
  provider.state.person = { ...iris, id: 9 };
  expect(await goThrough(other, { isLink: true })).toBe('/settings/linked?problem=google.already');
});

test('whoever signs in by codes from an app is asked for one after a provider, too', async () => {
  const { server } = await oauthWorld();
  const { visitor } = await join(server);
  const { secret } = await visitor.trpc.factors.beginTotp.mutate({ proof: '' });
  await visitor.trpc.factors.confirmTotp.mutate({ code: appCode(secret, Date.now()) });
  const again = visit(server);
  expect(await goThrough(again, { path: '/groups' })).toBe('/sign-in?step=code&redirect=%2Fgroups');
  expect(await userOf(again)).toBeNull();
  await again.trpc.factors.enterCode.mutate({ code: appCode(secret, Date.now(), 1) });
  expect((await userOf(again))?.id).toBe((await userOf(visitor))?.id);
});

test('a link is for the account that asked for it, even when another is signed in by then', async () => {
  const { server, db } = await oauthWorld();
  const visitor = visit(server);
  await visitor.trpc.auth.signUp.mutate(ana);
  const back = await allow((await begin(visitor, { isLink: true })).url);
  await visitor.trpc.auth.signUp.mutate({ ...ana, username: 'ben', email: 'ben@example.org' });
  expect(await comeBack(visitor, back)).toBe('/settings/linked?problem=google.expired');
  expect(await db.identity.count()).toBe(0);
  expect(await reasonOf(begin(visit(server), { isLink: true }))).toBe('unauthenticated');
});
