import { randomUUID } from 'node:crypto';
import type { GroupId, UserId } from '@parley/contract/ids';
import { expect, test } from 'vitest';
import type { Deps } from '#context.ts';
import { jobs } from '#jobs.ts';
import { groupChannel, userChannel } from '#live/channels.ts';
import type { JobName, JobPayloads } from '#ports/job-queue.ts';
import { testBrowser } from '#testing/browser.ts';
import { testDatabase } from '#testing/database.ts';
import { testProcess } from '#testing/process.ts';

const password = 'green kettle, slow boat';
const person = (username: string) => ({ username, displayName: username, email: `${username}@example.org`, password });

const runJob = <Name extends JobName>(deps: Deps, name: Name, payload: JobPayloads[Name]) =>
  jobs[name].run(deps, payload);

async function world() {
  const { db } = await testDatabase();
  const deps = testProcess({ db });
  const browser = testBrowser(deps);
  const me = await (await browser.call()).auth.signUp(person('ana'));
  const group = await db.group.create({ data: { name: 'Synths', isPublic: true, ownerId: me.id, memberCount: 1 } });
  await db.member.create({ data: { groupId: group.id, userId: me.id } });
  const news: unknown[] = [];
  await deps.bus.subscribe(userChannel(me.id), (message) => news.push(message));
  await deps.bus.subscribe(groupChannel(group.id as GroupId), (message) => news.push(message));
  return { db, deps, browser, me, news };
}

test('a new name is seen by all who share a group, and on all own devices', async () => {
  const { browser, me, news } = await world();
  const edited = await (await browser.call()).users.edit({ username: 'ana.k', displayName: 'Ana Kovač' });
  expect(edited).toEqual({ ...me, username: 'ana.k', displayName: 'Ana Kovač', version: 1 });
  const { id, username, displayName, icon, wallpaper, status, version } = edited;
  expect(news).toEqual([
    { type: 'profileChanged', me: edited },
    { type: 'personChanged', person: { id, username, displayName, icon, wallpaper, status, version } },
  ]);
  expect((await (await browser.call()).auth.session()).user).toEqual(edited);
});

test('one can change the case of the own username, but not take one that looks like another', async () => {
  const { deps, browser } = await world();
  await (await testBrowser(deps).call()).auth.signUp(person('ben'));
  const caller = await browser.call();
  expect(await caller.users.edit({ username: 'ANA' })).toMatchObject({ username: 'ANA', version: 1 });
  const refused = { code: 'CONFLICT', cause: { fields: ['username'] } };
  await expect(caller.users.edit({ username: 'Ben' })).rejects.toMatchObject(refused);
  await expect(caller.users.edit({ username: 'bеn' })).rejects.toMatchObject(refused);
  expect((await caller.auth.session()).user).toMatchObject({ username: 'ANA', version: 1 });
});

test("a choice of presence counts at once, and is nobody else's business", async () => {
  const { deps, browser, me, news } = await world();
  await deps.presence.connect({ id: 'tab', userId: me.id, choice: 'online' });
  const edited = await (await browser.call()).users.edit({ presence: 'busy' });
  expect(edited).toMatchObject({ presence: 'busy', version: 0 });
  expect((await deps.presence.listOnline()).get(me.id as UserId)).toBe('busy');
  expect(news).toEqual([{ type: 'profileChanged', me: edited }]);
});

test('a new password needs the current one, and signs the other devices out', async () => {
  const { deps, browser } = await world();
  const phone = testBrowser(deps);
  await (await phone.call()).auth.signIn({ name: 'ana', password });
  const caller = await browser.call();
  const next = 'a wholly different one';

  const wrong = caller.users.changePassword({ current: 'wrong password', password: next });
  await expect(wrong).rejects.toMatchObject({ code: 'BAD_REQUEST', cause: { fields: ['current'] } });
  const common = caller.users.changePassword({ current: password, password: 'password123' });
  await expect(common).rejects.toMatchObject({ code: 'BAD_REQUEST', cause: { fields: ['password'] } });

  await caller.users.changePassword({ current: password, password: next });
  const userOf = async (visitor: typeof phone) => (await (await visitor.call()).auth.session()).user;
  expect(await userOf(phone)).toBeNull();
  expect(await userOf(browser)).not.toBeNull();
  await expect((await phone.call()).auth.signIn({ name: 'ana', password })).rejects.toMatchObject({
    code: 'UNAUTHORIZED',
  });
  await (await phone.call()).auth.signIn({ name: 'ana', password: next });
});

test('somebody who is not signed in changes nothing', async () => {
  const { deps } = await world();
  const stranger = await testBrowser(deps).call();
  await expect(stranger.users.edit({ displayName: 'X' })).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  const attempt = stranger.users.changePassword({ current: password, password: 'a wholly different one' });
  await expect(attempt).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
});

test('what one says of oneself is seen by everybody with an account, and who looks at it is told that it changed', async () => {
  const { deps, browser, me, news } = await world();
  const said = { pronouns: 'she/her', bio: 'Modular synths, **mostly** broken.' };
  await (await browser.call()).users.edit(said);
  expect(news).toMatchObject([{ type: 'profileChanged' }, { type: 'personChanged', person: { version: 1 } }]);
  const other = testBrowser(deps);
  await (await other.call()).auth.signUp(person('ben'));
  const caller = await other.call();
  expect(await caller.users.profile({ userId: me.id })).toEqual({ ...said, memberSince: expect.any(String) });
  await expect(caller.users.profile({ userId: randomUUID() as UserId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect((await testBrowser(deps).call()).users.profile({ userId: me.id })).rejects.toMatchObject({
    code: 'UNAUTHORIZED',
  });
});

const minuteMs = 60_000;
const lunch = (lastsMs: number | null) => ({ emoji: '🍜', text: 'At lunch', lastsMs });

test('a status is seen by all who share a group, and ends by itself for all of them', async () => {
  const { db, deps, browser, me, news } = await world();
  const told = await (await browser.call()).users.setStatus({ status: lunch(30 * minuteMs) });
  const until = told.status?.until ?? '';
  expect(Math.abs(Date.parse(until) - Date.now() - 30 * minuteMs)).toBeLessThan(minuteMs);
  const status = { emoji: '🍜', text: 'At lunch', until };
  expect(told).toEqual({ ...me, status, version: 1 });
  expect(news).toMatchObject([
    { type: 'profileChanged', me: told },
    { type: 'personChanged', person: { id: me.id, status, version: 1 } },
  ]);
  const jobs = await db.$queryRaw`SELECT task_identifier AS name, run_at AS at FROM graphile_worker.jobs`;
  expect(jobs).toEqual([{ name: 'users.endStatus', at: new Date(until) }]);

  const end = () => runJob(deps, 'users.endStatus', { userId: me.id, until });
  await end();
  await end();
  expect(news.slice(2)).toMatchObject([
    { type: 'profileChanged', me: { status: null, version: 2 } },
    { type: 'personChanged', person: { status: null, version: 2 } },
  ]);
});

test('the end of a status that another has replaced ends nothing', async () => {
  const { deps, browser, me } = await world();
  const caller = await browser.call();
  const { status } = await caller.users.setStatus({ status: lunch(minuteMs) });
  await caller.users.setStatus({ status: lunch(null) });
  await runJob(deps, 'users.endStatus', { userId: me.id, until: status?.until ?? '' });
  expect((await caller.auth.session()).user?.status).toEqual({ emoji: '🍜', text: 'At lunch', until: null });
  expect(await caller.users.setStatus({ status: null })).toMatchObject({ status: null, version: 3 });
});

test.each([
  ['end before it begins', lunch(0)],
  ['end in a year', lunch(365 * 24 * 60 * minuteMs)],
  ['words for an emoji', { ...lunch(null), emoji: 'hi' }],
  ['two emoji', { ...lunch(null), emoji: '🍜🍜' }],
  ['too many words', { ...lunch(null), text: 'x'.repeat(101) }],
])('a status has no %s', async (_, status) => {
  const { browser } = await world();
  const attempt = (await browser.call()).users.setStatus({ status });
  await expect(attempt).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});
