import * as argon2 from '@node-rs/argon2';
import { beforeEach, expect, test, vi } from 'vitest';
import { createPasswordReset } from '#auth/service.ts';
import { turnOffForOwner } from '#factors/service.ts';
import { appCode } from '#testing/authenticator-app.ts';
import { testBrowser } from '#testing/browser.ts';
import { testDatabase } from '#testing/database.ts';
import { testProcess } from '#testing/process.ts';

vi.mock('@node-rs/argon2', { spy: true });

const password = 'green kettle, slow boat';
const ana = { username: 'ana', displayName: 'Ana', email: 'ana@example.org', password };
const stepMs = 30_000;

type Deps = ReturnType<typeof testProcess>;
type Browser = ReturnType<typeof testBrowser>;

async function signIn(deps: Deps, secret = password) {
  const browser = testBrowser(deps);
  const user = await (await browser.call()).auth.signIn({ name: 'ana', password: secret });
  return { browser, user };
}

const enter = async (browser: Browser, code: string) => (await browser.call()).factors.enterCode({ code });
const fails = (code: string, ...fields: string[]) => ({ cause: { code, ...(fields.length > 0 && { fields }) } });

/** Ana, who has turned codes on; time stands still until a test moves it. */
async function world() {
  const { db } = await testDatabase();
  const clock = { now: Date.now() };
  const deps = testProcess({ db }, { clock: () => new Date(clock.now) });
  const browser = testBrowser(deps);
  await (await browser.call()).auth.signUp(ana);
  const { secret, uri } = await (await browser.call()).factors.beginTotp({ proof: password });
  const code = appCode(secret, clock.now);
  const { codes } = await (await browser.call()).factors.confirmTotp({ code });
  vi.clearAllMocks();
  return { db, deps, clock, browser, secret, uri, code, codes };
}

beforeEach(() => vi.clearAllMocks());

test('a secret counts once a code of it was confirmed, and is told once', async () => {
  const { db } = await testDatabase();
  const deps = testProcess({ db });
  const browser = testBrowser(deps);
  await (await browser.call()).auth.signUp(ana);
  const call = await browser.call();
  await expect(call.factors.beginTotp({ proof: 'not my password' })).rejects.toMatchObject(fails('invalid', 'proof'));
  const { secret, uri } = await call.factors.beginTotp({ proof: password });
  expect(uri).toMatch(new RegExp(`^otpauth://totp/Parley:ana\\?.*secret=${secret}`));
  expect((await signIn(deps)).user).toMatchObject({ username: 'ana' });
  await expect(call.factors.confirmTotp({ code: '000000' })).rejects.toMatchObject(fails('invalid', 'code'));
  const { codes } = await call.factors.confirmTotp({ code: appCode(secret, Date.now()) });
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/);
  const view = await call.factors.get();
  expect(view).toEqual({ hasPassword: true, totpSince: expect.any(String), codesLeft: 10 });
  expect(JSON.stringify(view)).not.toContain(secret);
  await expect(call.factors.beginTotp({ proof: password })).rejects.toMatchObject(fails('conflict'));
});

test('signing in takes a password and a code, in one browser', async () => {
  const { deps, secret, clock } = await world();
  const { browser, user } = await signIn(deps);
  expect(user).toBeNull();
  expect(browser.cookie.token).toBeNull();
  expect((await (await browser.call()).auth.session()).user).toBeNull();
  const other = testBrowser(deps);
  const code = appCode(secret, clock.now, 1);
  await expect(enter(other, code)).rejects.toMatchObject(fails('not_found'));
  expect(await enter(browser, ` ${code.slice(0, 3)} ${code.slice(3)} `)).toMatchObject({ username: 'ana' });
  expect(browser.cookie).toEqual({ token: expect.any(String), flow: null });
  expect((await (await browser.call()).auth.session()).user).toMatchObject({ username: 'ana' });
});

test('a code counts once, and none that is older than the last', async () => {
  const { deps, secret, clock, code } = await world();
  const { browser } = await signIn(deps);
  await expect(enter(browser, code)).rejects.toMatchObject(fails('invalid', 'code'));
  const next = appCode(secret, clock.now, 1);
  await enter(browser, next);
  const again = (await signIn(deps)).browser;
  for (const used of [next, code, appCode(secret, clock.now, -1)]) {
    await expect(enter(again, used)).rejects.toMatchObject(fails('invalid', 'code'));
  }
  clock.now += 2 * stepMs;
  await enter(again, appCode(secret, clock.now));
});

test('of two who use one code at the same moment, one comes in', async () => {
  const { deps, secret, clock, codes } = await world();
  for (const code of [appCode(secret, clock.now, 1), codes[0] ?? '']) {
    const browsers = [(await signIn(deps)).browser, (await signIn(deps)).browser];
    const tries = await Promise.allSettled(browsers.map((browser) => enter(browser, code)));
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  }
});

test('an app’s clock may be half a minute off, not more', async () => {
  const { deps, secret, clock } = await world();
  clock.now += 10 * stepMs;
  const { browser } = await signIn(deps);
  for (const steps of [-2, 2]) {
    const code = appCode(secret, clock.now, steps);
    await expect(enter(browser, code)).rejects.toMatchObject(fails('invalid', 'code'));
  }
  await enter(browser, appCode(secret, clock.now, -1));
});

test('a recovery code lets in once, however it is typed; only its hash is kept, and new ones replace all', async () => {
  const { db, deps, codes, browser: home } = await world();
  const [first = '', second = '', third = ''] = codes;
  await enter((await signIn(deps)).browser, ` ${first.toUpperCase().replaceAll('-', '')}`);
  const again = (await signIn(deps)).browser;
  await expect(enter(again, first)).rejects.toMatchObject(fails('invalid', 'code'));
  await enter(again, second);
  expect(JSON.stringify(await db.recoveryCode.findMany())).not.toContain(third.replaceAll('-', ''));
  const call = await home.call();
  expect(await call.factors.get()).toMatchObject({ codesLeft: 8 });
  await expect(call.factors.renewCodes({ proof: '' })).rejects.toMatchObject(fails('invalid', 'proof'));
  const renewed = await call.factors.renewCodes({ proof: third });
  expect(renewed.codes).toHaveLength(10);
  const { browser } = await signIn(deps);
  await expect(enter(browser, codes[4] ?? '')).rejects.toMatchObject(fails('invalid', 'code'));
  await enter(browser, renewed.codes[4] ?? '');
});

test('guessing codes is slowed down for the account, from however many browsers', async () => {
  const { deps, secret, clock } = await world();
  for (let tries = 0; tries < 5; tries++) {
    const { browser } = await signIn(deps);
    await expect(enter(browser, '000000')).rejects.toMatchObject(fails('invalid'));
  }
  const { browser } = await signIn(deps);
  const right = appCode(secret, clock.now, 1);
  await expect(enter(browser, right)).rejects.toMatchObject(fails('rate_limited'));
});

test('the second step waits for ten minutes, and ends with a new password, which is no way around it', async () => {
  const { deps, secret, clock } = await world();
  const late = (await signIn(deps)).browser;
  clock.now += 11 * 60_000;
  await expect(enter(late, appCode(secret, clock.now))).rejects.toMatchObject(fails('not_found'));
  const waiting = (await signIn(deps)).browser;
  const { token } = await createPasswordReset(deps, 'ana');
  const fresh = 'a kettle that is blue';
  await (await testBrowser(deps).call()).auth.resetPassword({ token, password: fresh });
  await expect(enter(waiting, appCode(secret, clock.now))).rejects.toMatchObject(fails('not_found'));
  const { browser, user } = await signIn(deps, fresh);
  expect(user).toBeNull();
  await enter(browser, appCode(secret, clock.now));
});

test('turning codes off takes the password or a code', async () => {
  const { db, deps, browser, secret, clock } = await world();
  const call = await browser.call();
  await expect(call.factors.turnOffTotp({ proof: '123456' })).rejects.toMatchObject(fails('invalid', 'proof'));
  await call.factors.turnOffTotp({ proof: appCode(secret, clock.now, 1) });
  expect(await call.factors.get()).toEqual({ hasPassword: true, totpSince: null, codesLeft: 0 });
  expect((await signIn(deps)).user).toMatchObject({ username: 'ana' });
  expect(await db.recoveryCode.count()).toBe(0);
});

test('whoever runs the place turns codes off for somebody who has lost phone and recovery codes', async () => {
  const { db, deps } = await world();
  expect(await turnOffForOwner(db, 'ANA@example.org')).toBe('ana');
  expect((await signIn(deps)).user).toMatchObject({ username: 'ana' });
  await expect(turnOffForOwner(db, 'nobody')).rejects.toMatchObject({ code: 'not_found' });
});

test('whoever has neither password nor code shows who they are by a sign-in of the last minutes', async () => {
  const { db } = await testDatabase();
  const clock = { now: Date.now() };
  const deps = testProcess({ db }, { clock: () => new Date(clock.now) });
  const browser = testBrowser(deps);
  await (await browser.call()).auth.signUp(ana);
  await db.user.updateMany({ data: { passwordHash: null } });
  const call = await browser.call();
  await call.factors.beginTotp({ proof: '' });
  clock.now += 16 * 60_000;
  await expect(call.factors.beginTotp({ proof: '' })).rejects.toMatchObject(fails('forbidden', 'proof'));
  const input = { proof: '', password: 'a kettle that is blue' };
  await expect(call.users.setPassword(input)).rejects.toMatchObject(fails('forbidden', 'proof'));
  clock.now -= 16 * 60_000;
  await call.users.setPassword(input);
  const again = call.users.setPassword({ proof: input.password, password: 'a kettle that is red' });
  await expect(again).rejects.toMatchObject(fails('conflict'));
  expect((await signIn(deps, input.password)).user).toMatchObject({ username: 'ana' });
});

test('argon2 runs exactly once for a sign-in, with a second step or without, and never for a code', async () => {
  const { deps, codes } = await world();
  const { browser } = await signIn(deps);
  expect(argon2.verify).toHaveBeenCalledTimes(1);
  await enter(browser, codes[0] ?? '');
  await expect(enter((await signIn(deps)).browser, '000000')).rejects.toMatchObject(fails('invalid'));
  expect(argon2.verify).toHaveBeenCalledTimes(2);
  await expect(signIn(deps, 'not my password')).rejects.toMatchObject(fails('unauthenticated'));
  expect(argon2.verify).toHaveBeenCalledTimes(3);
});

test('a password that looks like a recovery code shows who one is all the same', async () => {
  const { browser } = await world();
  const letters = 'kettleboatgreens';
  await (await browser.call()).users.changePassword({ current: password, password: letters });
  await (await browser.call()).factors.renewCodes({ proof: letters });
  const attempt = (await browser.call()).factors.turnOffTotp({ proof: 'kettleboatgreenz' });
  await expect(attempt).rejects.toMatchObject(fails('invalid', 'proof'));
  await (await browser.call()).factors.turnOffTotp({ proof: letters });
  expect(await (await browser.call()).factors.get()).toMatchObject({ totpSince: null });
});
