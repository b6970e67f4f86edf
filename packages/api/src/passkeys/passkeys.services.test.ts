import type { CreationOptions, ShowPasskey } from '@parley/contract/passkeys';
import { expect, test } from 'vitest';
import { appCode } from '#testing/authenticator-app.ts';
import { testBrowser } from '#testing/browser.ts';
import { testDatabase } from '#testing/database.ts';
import { passkeyDevice } from '#testing/passkey-device.ts';
import { testProcess } from '#testing/process.ts';

const password = 'green kettle, slow boat';
const ana = { username: 'ana', displayName: 'Ana', email: 'ana@example.org', password };
/** Where the tests' process says that people find it. */
const here = { origin: 'http://localhost' };
const userAgent = 'Mozilla/5.0 (X11; Linux x64; rv:140.0) Gecko/20100101 Firefox/140.0';

type Browser = ReturnType<typeof testBrowser>;
type Device = ReturnType<typeof passkeyDevice>;

const wrong = { cause: { code: 'invalid', fields: ['passkey'] } };
const fails = (code: string) => ({ cause: { code } });

async function add(browser: Browser, device: Device, proof = password) {
  const options = await (await browser.call()).passkeys.begin({ proof });
  await (await browser.call()).passkeys.add(device.create(options, here));
  return options;
}

/** Signs in by what the device answers; `change` may spoil it. */
async function signIn(browser: Browser, device: Device, change = (answer: ShowPasskey) => answer) {
  const options = await (await browser.call()).passkeys.beginSignIn();
  return (await browser.call()).passkeys.signIn(change(device.show(options, here)));
}

/** Ana with a passkey; time stands still until a test moves it. */
async function world() {
  const { db } = await testDatabase();
  const clock = { now: Date.now() };
  const deps = testProcess({ db }, { clock: () => new Date(clock.now) });
  const browser = testBrowser(deps, { userAgent });
  await (await browser.call()).auth.signUp(ana);
  const device = passkeyDevice();
  const options = await add(browser, device);
  return { db, deps, clock, browser, device, options };
}

test('a passkey is added by whoever shows who they are, named after the browser, and signs in', async () => {
  const { deps, browser, device, options } = await world();
  expect(options).toMatchObject({ rp: { id: 'localhost', name: 'Parley' }, user: { name: 'ana' } });
  const call = await browser.call();
  await expect(call.passkeys.begin({ proof: 'not my password' })).rejects.toMatchObject(fails('invalid'));
  const [passkey] = await call.passkeys.list();
  expect(passkey).toMatchObject({ name: 'Firefox on Linux', lastUsedAt: null });
  const phone = testBrowser(deps);
  expect(await signIn(phone, device)).toMatchObject({ username: 'ana' });
  expect(phone.cookie).toEqual({ token: expect.any(String), flow: null });
  expect((await call.passkeys.list())[0]?.lastUsedAt).not.toBeNull();
});

test('a passkey stands for both steps, where signing in by password takes a code', async () => {
  const { deps, browser, device } = await world();
  const { secret } = await (await browser.call()).factors.beginTotp({ proof: password });
  await (await browser.call()).factors.confirmTotp({ code: appCode(secret, Date.now()) });
  expect(await signIn(testBrowser(deps), device)).toMatchObject({ username: 'ana' });
});

test('what a browser was given to sign is good once, soon, and there', async () => {
  const { deps, clock, device } = await world();
  const [phone, thief] = [testBrowser(deps), testBrowser(deps)];
  const options = await (await phone.call()).passkeys.beginSignIn();
  const answer = device.show(options, here);
  await (await thief.call()).passkeys.beginSignIn();
  await expect((await thief.call()).passkeys.signIn(answer)).rejects.toMatchObject(wrong);
  const { flow } = phone.cookie;
  await (await phone.call()).passkeys.signIn(answer);
  phone.cookie.flow = flow;
  await expect((await phone.call()).passkeys.signIn(device.show(options, here))).rejects.toMatchObject(wrong);
  const late = await (await phone.call()).passkeys.beginSignIn();
  clock.now += 11 * 60_000;
  await expect((await phone.call()).passkeys.signIn(device.show(late, here))).rejects.toMatchObject(wrong);
});

test.each([
  ['another site’s page asked', { origin: 'http://localhost.evil.example' }],
  ['the device has not seen its owner', { ...here, isVerified: false }],
])('nobody is let in when %s', async (_, situation) => {
  const { deps, device, browser } = await world();
  const phone = testBrowser(deps);
  const options = await (await phone.call()).passkeys.beginSignIn();
  await expect((await phone.call()).passkeys.signIn(device.show(options, situation))).rejects.toMatchObject(wrong);
  const another = passkeyDevice();
  const creation = await (await browser.call()).passkeys.begin({ proof: password });
  const created = another.create(creation, situation);
  await expect((await browser.call()).passkeys.add(created)).rejects.toMatchObject(wrong);
});

test('a passkey that is unknown, removed, or signed by another lets nobody in', async () => {
  const { deps, browser, device } = await world();
  await expect(signIn(testBrowser(deps), passkeyDevice())).rejects.toMatchObject(wrong);
  const forger = passkeyDevice();
  const forge = (answer: ShowPasskey) => ({ ...answer, id: own.id, rawId: own.id });
  const [own = { id: '' }] = await (await browser.call()).passkeys.list();
  await expect(signIn(testBrowser(deps), forger, forge)).rejects.toMatchObject(wrong);
  await (await browser.call()).passkeys.remove({ id: own.id, proof: password });
  await expect(signIn(testBrowser(deps), device)).rejects.toMatchObject(wrong);
});

test('a copy of a device is found out by its counter', async () => {
  const { deps, device } = await world();
  await signIn(testBrowser(deps), device);
  device.state.counter -= 1;
  await expect(signIn(testBrowser(deps), device)).rejects.toMatchObject(wrong);
});

test('one device’s passkey is added once, and is never two people’s', async () => {
  const { deps, browser, device } = await world();
  const options = await (await browser.call()).passkeys.begin({ proof: password });
  expect(options.excludeCredentials).toHaveLength(1);
  await expect(add(browser, device)).rejects.toMatchObject(fails('conflict'));
  const other = testBrowser(deps);
  await (await other.call()).auth.signUp({ ...ana, username: 'ben', email: 'ben@example.org' });
  await expect(add(other, device)).rejects.toMatchObject(fails('conflict'));
});

test('a challenge is for the person to whom it was given', async () => {
  const { deps, browser } = await world();
  const options: CreationOptions = await (await browser.call()).passkeys.begin({ proof: password });
  const { flow } = browser.cookie;
  const other = testBrowser(deps);
  await (await other.call()).auth.signUp({ ...ana, username: 'ben', email: 'ben@example.org' });
  other.cookie.flow = flow;
  const created = passkeyDevice().create(options, here);
  await expect((await other.call()).passkeys.add(created)).rejects.toMatchObject(fails('not_found'));
});

test('passkeys are renamed and removed by their owner alone, and the last way in stays', async () => {
  const { db, deps, browser } = await world();
  await add(browser, passkeyDevice());
  const call = await browser.call();
  const [first = { id: '' }, second = { id: '' }] = await call.passkeys.list();
  const other = testBrowser(deps);
  await (await other.call()).auth.signUp({ ...ana, username: 'ben', email: 'ben@example.org' });
  const theirs = (await other.call()).passkeys;
  await expect(theirs.rename({ id: first.id, name: 'Mine' })).rejects.toMatchObject(fails('not_found'));
  await expect(theirs.remove({ id: first.id, proof: password })).rejects.toMatchObject(fails('not_found'));
  await call.passkeys.rename({ id: first.id, name: 'Key on my ring' });
  expect((await call.passkeys.list()).map(({ name }) => name)).toEqual(['Key on my ring', 'Firefox on Linux']);
  await db.user.updateMany({ where: { username: 'ana' }, data: { passwordHash: null } });
  const removals = [first, second].map(({ id }) => call.passkeys.remove({ id, proof: '' }));
  const outcomes = await Promise.allSettled(removals);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await call.passkeys.list()).toHaveLength(1);
});
