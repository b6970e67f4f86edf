import type { SessionId } from '@parley/contract/ids';
import { expect, test } from 'vitest';
import type { Deps } from '#context.ts';
import { type UserNews, userChannel } from '#live/channels.ts';
import { testBrowser } from '#testing/browser.ts';
import { testDatabase } from '#testing/database.ts';
import { testProcess } from '#testing/process.ts';
import { hashToken } from '#tokens.ts';
import { createPasswordReset } from './service.ts';

const dayMs = 24 * 60 * 60_000;
const password = 'green kettle, slow boat';
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

async function world(clock = () => new Date()) {
  const { db } = await testDatabase();
  const deps = testProcess({ db }, { clock });
  const laptop = testBrowser(deps, { userAgent: firefox });
  const me = await (await laptop.call()).auth.signUp({
    username: 'ana',
    displayName: 'Ana',
    email: 'a@example.org',
    password,
  });
  const ended: SessionId[] = [];
  await deps.bus.subscribe(userChannel(me.id), (message) => {
    const news = message as UserNews;
    if (news.type === 'sessionsEnded') ended.push(...news.sessionIds);
  });
  return { db, deps, laptop, ended, phone: await signedIn(deps, iPhone) };
}

async function signedIn(deps: Deps, userAgent: string, secret = password) {
  const browser = testBrowser(deps, { userAgent, address: '203.0.113.9' });
  await (await browser.call()).auth.signIn({ name: 'ana', password: secret });
  return browser;
}

type Browser = ReturnType<typeof testBrowser>;
const idOf = ({ cookie }: Browser) => hashToken(cookie.token ?? '') as SessionId;
const isIn = async (browser: Browser) => (await (await browser.call()).auth.session()).user !== null;

test('the list of devices says what they are, and which one this is', async () => {
  const { laptop, phone } = await world();
  const sessions = await (await laptop.call()).auth.listSessions();
  expect(sessions).toHaveLength(2);
  expect(sessions.find(({ id }) => id === idOf(laptop))).toMatchObject({ device: 'Firefox on Linux', isCurrent: true });
  expect(sessions.find(({ id }) => id === idOf(phone))).toMatchObject({
    device: 'Safari on iOS',
    address: '203.0.113.9',
    isCurrent: false,
  });
});

test('signing out ends the session here and nowhere else, and tells who follows', async () => {
  const { laptop, phone, ended } = await world();
  const id = idOf(laptop);
  const token = laptop.cookie.token;
  await (await laptop.call()).auth.signOut();
  expect(laptop.cookie.token).toBeNull();
  laptop.cookie.token = token;
  expect([await isIn(laptop), await isIn(phone)]).toEqual([false, true]);
  expect(ended).toEqual([id]);
});

test('one device, or all others, can be signed out from here', async () => {
  const { deps, laptop, phone, ended } = await world();
  await (await laptop.call()).auth.endSession({ sessionId: idOf(phone) });
  expect([await isIn(laptop), await isIn(phone)]).toEqual([true, false]);

  const others = [await signedIn(deps, firefox), await signedIn(deps, '')];
  await (await laptop.call()).auth.endOtherSessions();
  expect([await isIn(laptop), ...(await Promise.all(others.map(isIn)))]).toEqual([true, false, false]);
  expect(new Set(ended)).toEqual(new Set([phone, ...others].map(idOf)));
});

test("nobody can end somebody else's session, nor tell that it is there", async () => {
  const { deps, laptop } = await world();
  const stranger = testBrowser(deps);
  await (await stranger.call()).auth.signUp({ username: 'eve', displayName: 'Eve', email: 'e@example.org', password });
  const attempt = (await stranger.call()).auth.endSession({ sessionId: idOf(laptop) });
  await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await isIn(laptop)).toBe(true);
  expect(await (await stranger.call()).auth.listSessions()).toHaveLength(1);
});

test('predecessor defect 16: a session lives for thirty days after it was last renewed, at half of that', async () => {
  const { db, deps, laptop } = await world();
  const leaveDays = (days: number) =>
    db.session.update({ where: { id: idOf(laptop) }, data: { expiresAt: new Date(Date.now() + days * dayMs) } });
  const validated = async () => {
    const session = await deps.sessions.validate(laptop.cookie.token ?? '');
    return (
      session && { isRenewed: session.isRenewed, days: Math.round((session.expiresAt.getTime() - Date.now()) / dayMs) }
    );
  };
  expect(await validated()).toEqual({ isRenewed: false, days: 30 });
  await leaveDays(16);
  expect(await validated()).toEqual({ isRenewed: false, days: 16 });
  await leaveDays(14);
  expect(await validated()).toEqual({ isRenewed: true, days: 30 });
  expect(await validated()).toEqual({ isRenewed: false, days: 30 });
  await leaveDays(-1);
  expect(await validated()).toBeNull();
});

test('a device is marked as seen at most every five minutes', async () => {
  const { db, laptop } = await world();
  const where = { id: idOf(laptop) };
  const seenAgo = (ms: number) => db.session.update({ where, data: { lastSeenAt: new Date(Date.now() - ms) } });
  const lastSeen = async () => (await db.session.findUniqueOrThrow({ where })).lastSeenAt;

  const recent = (await seenAgo(4 * 60_000)).lastSeenAt;
  await laptop.call();
  expect(await lastSeen()).toEqual(recent);
  const old = (await seenAgo(6 * 60_000)).lastSeenAt;
  await laptop.call();
  expect((await lastSeen()).getTime()).toBeGreaterThan(old.getTime());
});

test('a link sets a new password once, and signs its owner out everywhere', async () => {
  const { deps, laptop, phone, ended } = await world();
  const stranger = await testBrowser(deps).call();
  const { token } = await createPasswordReset(deps, 'Ana');
  await stranger.auth.resetPassword({ token, password: 'a wholly different one' });
  expect([await isIn(laptop), await isIn(phone)]).toEqual([false, false]);
  expect(new Set(ended)).toEqual(new Set([idOf(laptop), idOf(phone)]));

  const again = stranger.auth.resetPassword({ token, password: 'yet another one' });
  await expect(again).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(signedIn(deps, '')).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  expect(await isIn(await signedIn(deps, '', 'a wholly different one'))).toBe(true);
});

test('a link to a new password is good for half an hour, and a refused password leaves it unused', async () => {
  let now = new Date();
  const { db, deps } = await world(() => now);
  const stranger = await testBrowser(deps).call();
  const { token } = await createPasswordReset(deps, 'a@example.org');
  expect(JSON.stringify(await db.passwordReset.findMany())).not.toContain(token);
  await expect(stranger.auth.resetPassword({ token, password: 'qwerty12345' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
  now = new Date(now.getTime() + 31 * 60_000);
  const late = stranger.auth.resetPassword({ token, password: 'a wholly different one' });
  await expect(late).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(createPasswordReset(deps, 'nobody')).rejects.toMatchObject({ code: 'not_found' });
});

test('someone who was locked out by wrong guesses gets in again by a link', async () => {
  const { deps } = await world();
  const guess = () => signedIn(deps, '', 'wrong password').catch(({ code }) => code as string);
  for (let i = 0; i < 5; i++) await guess();
  expect(await guess()).toBe('TOO_MANY_REQUESTS');
  const { token } = await createPasswordReset(deps, 'ana');
  await (await testBrowser(deps).call()).auth.resetPassword({ token, password: 'a wholly different one' });
  expect(await isIn(await signedIn(deps, '', 'a wholly different one'))).toBe(true);
});
