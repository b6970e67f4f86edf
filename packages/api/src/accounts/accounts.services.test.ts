import type { RoomId, UserId } from '@parley/contract/ids';
import { sql } from '@parley/db';
import { expect, test, vi } from 'vitest';
import type { Mail } from '#ports/mailer.ts';
import { listFiles, testFolder } from '#testing/folder.ts';
import { testProcess } from '#testing/process.ts';
import { runQueuedJobs } from '#testing/queued-jobs.ts';
import { password, speak, traces, wholePerson } from '#testing/whole-person.ts';
import { testWorld } from '#testing/world.ts';

// A whole person is many rows, and each table is looked through for each of their traces.
vi.setConfig({ testTimeout: 60_000 });

const origin = 'http://localhost';
const hourMs = 3_600_000;
const fails = (code: string, ...fields: string[]) => ({ cause: { code, ...(fields.length > 0 && { fields }) } });

/** Olga's group, and somebody of whom everything is kept, who has said something in it. */
async function world() {
  const { db, groupId, owner, ...rest } = await testWorld();
  const folder = await testFolder();
  const clock = { now: Date.now() };
  const mails: Mail[] = [];
  const mailer = { send: async (mail: Mail) => void mails.push(mail) };
  const deps = testProcess({ db }, { folder, mailer, clock: () => new Date(clock.now) });
  await db.user.update({ where: { id: owner.userId }, data: { isOperator: true } });
  const { id } = await db.room.findFirstOrThrow({ where: { groupId } });
  const roomId = id as RoomId;
  const person = await wholePerson(deps, origin);
  await db.user.update({ where: { id: person.userId }, data: { isOperator: false } });
  const at = { groupId, roomId, userId: person.userId };
  await db.group.update({ where: { id: groupId }, data: { memberCount: { increment: 1 } } });
  const seq = await speak(deps, at, 'a secret about xylophones');
  await db.mention.create({ data: { roomId, seq, kind: 'user', targetId: owner.userId } });
  await db.mention.create({ data: { roomId, seq: 99, kind: 'user', targetId: person.userId } });
  await db.mark.create({ data: { userId: person.userId, roomId } });
  await runQueuedJobs(deps);
  await (await person.browser.call()).exports.create();
  await runQueuedJobs(deps);
  return { ...rest, db, deps, clock, mails, folder, groupId, roomId, owner, ...person };
}

type World = Awaited<ReturnType<typeof world>>;

/** The tables in which the text stands, in whatever column: of the product and of the queue. */
async function tablesWith({ db }: Pick<World, 'db'>, text: string): Promise<string[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT oid::regclass::text AS name FROM pg_class
    WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace::regnamespace::text IN ('public', 'graphile_worker')`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await db.$queryRaw<unknown[]>(
      sql.sql`SELECT 1 FROM ${sql.raw(name)} AS row WHERE row::text ILIKE ${`%${text}%`} LIMIT 1`,
    );
    if (rows.length > 0) found.push(name);
  }
  return found.sort();
}

const deleteIt = async ({ browser }: World, erasesMessages: boolean) =>
  (await browser.call()).accounts.delete({ proof: password, erasesMessages });

test.each([false, true])(
  'after a deletion nothing of the person is in any table or file (messages too: %s)',
  async (erases) => {
    const place = await world();
    const { db, deps, clock, folder, userId } = place;
    for (const text of Object.values(traces)) expect(await tablesWith(place, text), text).not.toEqual([]);
    expect(await listFiles(folder)).toHaveLength(3);
    await deleteIt(place, erases);
    await runQueuedJobs(deps);
    for (const text of Object.values(traces)) expect(await tablesWith(place, text), text).toEqual([]);
    expect(await tablesWith(place, 'xylophones')).toEqual(erases ? [] : ['messages']);
    expect(await tablesWith(place, userId)).toEqual(['messages', 'users']);
    clock.now += 2 * hourMs;
    await deps.db.$executeRaw`SELECT graphile_worker.add_job('uploads.cleanUp', '{}')`;
    await runQueuedJobs(deps);
    expect(await listFiles(folder)).toEqual([]);
    expect(await db.blob.count()).toBe(0);
  },
);

test('what they said stays, from somebody who was deleted, and the group has one member less', async () => {
  const place = await world();
  const { deps, groupId, roomId, owner } = place;
  await deleteIt(place, false);
  const seen = await owner.ask.messages.list({ roomId });
  expect(seen.people.find(({ id }) => id === place.userId)).toMatchObject({ displayName: 'Deleted user', icon: null });
  await runQueuedJobs(deps);
  expect(seen.messages.at(-1)).toMatchObject({ text: 'a secret about xylophones', isDeleted: false });
  expect(await owner.ask.groups.get({ groupId })).toMatchObject({ memberCount: 1 });
  const { members } = await owner.ask.members.list({ groupId, text: '' });
  expect(members.map(({ id }) => id)).toEqual([owner.userId]);
});

test('if asked to, what they said goes, and who follows the room is told by its versions', async () => {
  const place = await world();
  const { db, deps, groupId, roomId, owner, userId } = place;
  for (let i = 0; i < 3; i++)
    await speak(deps, { groupId, roomId, userId: i === 1 ? owner.userId : userId }, `number ${i}`);
  const before = await db.room.findUniqueOrThrow({ where: { id: roomId } });
  await deleteIt(place, true);
  await runQueuedJobs(deps);
  const { messages } = await owner.ask.messages.list({ roomId });
  expect(messages.map(({ text, isDeleted }) => (isDeleted ? null : text))).toEqual([null, null, 'number 1', null]);
  const after = await db.room.findUniqueOrThrow({ where: { id: roomId } });
  expect(after).toMatchObject({ version: before.version + 3, lastSeq: before.lastSeq });
  expect(new Set(messages.map(({ version }) => version)).size).toBe(4);
});

test('nobody can sign in to it again, in any way, nor ask for a new password', async () => {
  const place = await world();
  const { db, deps, browser, device, userId, mails } = place;
  await deleteIt(place, false);
  expect((await (await browser.call()).auth.session()).user).toBeNull();
  const { username } = await db.user.findUniqueOrThrow({ where: { id: userId } });
  for (const name of [traces.username, traces.email, username]) {
    const attempt = (await browser.call()).auth.signIn({ name, password });
    await expect(attempt).rejects.toMatchObject(fails('unauthenticated'));
  }
  const options = await (await browser.call()).passkeys.beginSignIn();
  const shown = (await browser.call()).passkeys.signIn(device.show(options, { origin }));
  await expect(shown).rejects.toMatchObject(fails('invalid', 'passkey'));
  await runQueuedJobs(deps);
  mails.length = 0;
  await (await browser.call()).auth.askPasswordReset({ email: traces.email });
  await runQueuedJobs(deps);
  expect(mails).toEqual([]);
  const { username: again, displayName, email } = traces;
  await (await browser.call()).auth.signUp({ username: again, displayName, email, password });
});

test('groups have to be given away or deleted first, and somebody has to run the place', async () => {
  const place = await world();
  const { db, groupId, owner, userId, browser } = place;
  await db.group.update({ where: { id: groupId }, data: { ownerId: userId } });
  const { groups } = await (await browser.call()).accounts.deletion();
  expect(groups).toEqual([{ id: groupId, name: 'Synth Club', memberCount: 2 }]);
  await expect(deleteIt(place, false)).rejects.toMatchObject(fails('conflict', 'groups'));
  await db.group.update({ where: { id: groupId }, data: { ownerId: owner.userId } });
  await db.user.update({ where: { id: owner.userId }, data: { isOperator: false } });
  await db.user.update({ where: { id: userId }, data: { isOperator: true } });
  expect(await (await browser.call()).accounts.deletion()).toMatchObject({ groups: [], isLastOperator: true });
  await expect(deleteIt(place, false)).rejects.toMatchObject(fails('conflict', 'operator'));
  await db.user.update({ where: { id: owner.userId }, data: { isOperator: true } });
  await deleteIt(place, false);
});

test('it is confirmed by password or code; without either by a passkey; without that by mail', async () => {
  const place = await world();
  const { db, deps, browser, device, mails, userId } = place;
  const confirmation = async () => (await (await browser.call()).accounts.deletion()).confirmation;
  expect(await confirmation()).toBe('proof');
  const wrong = (await browser.call()).accounts.delete({ proof: 'not my password', erasesMessages: false });
  await expect(wrong).rejects.toMatchObject(fails('invalid', 'proof'));

  await db.user.update({ where: { id: userId }, data: { passwordHash: null } });
  await db.totp.deleteMany({ where: { userId } });
  expect(await confirmation()).toBe('passkey');
  const otherwise = (await browser.call()).accounts.delete({ proof: '', erasesMessages: false });
  await expect(otherwise).rejects.toMatchObject(fails('forbidden'));
  const options = await (await browser.call()).passkeys.beginProof();
  const forged = device.show({ ...options, challenge: 'another' }, { origin });
  const attempt = (await browser.call()).accounts.deleteByPasskey({ passkey: forged, erasesMessages: false });
  await expect(attempt).rejects.toMatchObject(fails('invalid', 'passkey'));

  await db.passkey.deleteMany({ where: { userId } });
  expect(await confirmation()).toBe('mail');
  mails.length = 0;
  await (await browser.call()).accounts.askDeletion({ erasesMessages: true });
  await runQueuedJobs(deps);
  const token = /deletion=([\w-]+)/.exec(mails[0]?.text ?? '')?.[1] ?? '';
  const stranger = place.anybody.accounts;
  await expect(stranger.deleteByMail({ token: 'no such' })).rejects.toMatchObject(fails('not_found'));
  await stranger.deleteByMail({ token });
  await expect(stranger.deleteByMail({ token })).rejects.toMatchObject(fails('not_found'));
  await runQueuedJobs(deps);
  expect(await tablesWith(place, 'xylophones')).toEqual([]);
});

test('a passkey alone is enough', async () => {
  const place = await world();
  const { browser, device, db, userId } = place;
  const options = await (await browser.call()).passkeys.beginProof();
  const passkey = device.show(options, { origin });
  await (await browser.call()).accounts.deleteByPasskey({ passkey, erasesMessages: false });
  expect(await db.user.count({ where: { id: userId as UserId, deletedAt: { not: null } } })).toBe(1);
});
