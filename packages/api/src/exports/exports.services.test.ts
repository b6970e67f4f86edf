import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { RoomId } from '@parley/contract/ids';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Deps } from '#context.ts';
import { testFolder } from '#testing/folder.ts';
import { testProcess } from '#testing/process.ts';
import { runQueuedJobs } from '#testing/queued-jobs.ts';
import { speak, traces, wholePerson } from '#testing/whole-person.ts';
import { testWorld } from '#testing/world.ts';
import { getExportFile, ownTables } from './queries.ts';

const origin = 'http://localhost';

async function world() {
  const { db, groupId, owner } = await testWorld();
  const clock = { now: Date.now() };
  const deps = testProcess({ db }, { folder: await testFolder(), clock: () => new Date(clock.now) });
  const room = await db.room.findFirstOrThrow({ where: { groupId } });
  return { db, deps, clock, groupId, owner, roomId: room.id as RoomId, ...(await wholePerson(deps, origin)) };
}

async function bytesOf(deps: Deps, hash: string): Promise<Uint8Array> {
  const stream = await deps.blobs.open(hash);
  if (!stream) throw new Error('no such file');
  return buffer(stream);
}

const rowsIn = (text: string) =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

async function exported({ deps, clock, browser, userId }: Awaited<ReturnType<typeof world>>) {
  await (await browser.call()).exports.create();
  await runQueuedJobs(deps);
  const view = await (await browser.call()).exports.get();
  if (!view?.ready) throw new Error('not made');
  const { hash } = await getExportFile(deps.db, { id: view.id, userId, now: new Date(clock.now) });
  const files = unzipSync(await bytesOf(deps, hash));
  const lines = Object.entries(files).filter(([name]) => name.endsWith('.ndjson'));
  const tables = Object.fromEntries(
    lines.map(([name, data]) => [name.replace('.ndjson', ''), rowsIn(strFromU8(data))]),
  );
  return { view, files, tables };
}

test('an export opens, and holds all that somebody has said, and everything of theirs', async () => {
  const place = await world();
  const { db, deps, groupId, roomId, userId } = place;
  await speak(deps, { groupId, roomId, userId }, 'number 0 – ñ');
  const rest = Array.from({ length: 1_004 }, (_, i) => ({ seq: i + 2, version: i + 2, text: `number ${i + 1} – ñ` }));
  const data = rest.map((row) => ({ ...row, roomId, authorId: userId, clientId: randomUUID() }));
  await db.message.createMany({ data });
  const { view, files, tables } = await exported(place);
  expect(tables.messages?.map(({ text }) => text)).toEqual(Array.from({ length: 1_005 }, (_, i) => `number ${i} – ñ`));
  expect(tables.messages?.[0]).toMatchObject({ room: 'home', group: 'Synth Club', seq: 1 });
  const { username, displayName, email, pendingEmail, label, address } = traces;
  expect(tables.account).toMatchObject([{ username, displayName, email, pendingEmail }]);
  expect(tables.linked_accounts).toMatchObject([{ provider: 'github', label }]);
  expect(tables.sessions?.[0]).toMatchObject({ address });
  expect(tables.groups).toMatchObject([{ name: 'Synth Club', isOwner: false }]);
  const contents = Object.entries(files).filter(([name]) => name.startsWith('files/'));
  expect(contents.map(([, data]) => strFromU8(data)).sort()).toEqual(['a face', 'the whole photo']);
  expect(view.ready?.bytes).toBeGreaterThan(0);
});

test('an export holds nothing of others, and no secrets', async () => {
  const place = await world();
  const { db, deps, groupId, roomId, userId, owner } = place;
  await speak(deps, { groupId, roomId, userId: owner.userId }, 'what Olga said');
  await speak(deps, { groupId, roomId, userId }, 'what Zebedee said');
  const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
  const { secret } = await db.totp.findUniqueOrThrow({ where: { userId } });
  const sessions = await db.session.findMany({ where: { userId } });
  await db.member.deleteMany({ where: { userId } });
  const { files } = await exported(place);
  const all = Object.values(files)
    .map((data) => strFromU8(data))
    .join('\n');
  expect(all).toContain('what Zebedee said');
  const secrets = [user.passwordHash ?? '', secret, ...sessions.map(({ id }) => id)];
  // Whoever is no longer in a private group has no claim to its names.
  for (const text of ['what Olga said', 'Olga', owner.userId, 'Synth Club', ...secrets])
    expect(all).not.toContain(text);
});

test('every table that knows people is in the export, or is named here with a reason', async () => {
  const { db } = await world();
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint
    WHERE contype = 'f' AND confrelid = 'users'::regclass ORDER BY 1`;
  const secrets = ['account_deletions', 'email_confirmations', 'oauth_flows', 'passkey_challenges', 'password_resets'];
  const apart = {
    ...Object.fromEntries(
      [...secrets, 'pending_sign_ins', 'recovery_codes'].map((name) => [name, 'hashes, for minutes']),
    ),
    data_exports: 'the export itself',
    messages: 'by rooms, in a file of their own',
    groups: 'with the memberships',
  };
  const inFiles: Record<string, string> = {
    members: 'groups',
    marks: 'read_marks',
    identities: 'linked_accounts',
    totps: 'codes_from_an_app',
  };
  const missing = tables
    .map(({ name }) => name)
    .filter((name) => !(name in apart) && !((inFiles[name] ?? name) in ownTables));
  expect(missing.filter((name) => !name.startsWith('messages_'))).toEqual([]);
});

test('an export is for its owner alone, for a week, and takes the place of the one before', async () => {
  const place = await world();
  const { db, deps, clock, userId, owner, browser } = place;
  const first = (await exported(place)).view;
  const { view } = await exported(place);
  const fileOf = (id: typeof view.id, who: typeof userId) =>
    getExportFile(db, { id, userId: who, now: new Date(clock.now) });
  await expect(fileOf(first.id, userId)).rejects.toMatchObject({ code: 'not_found' });
  await expect(fileOf(view.id, owner.userId)).rejects.toMatchObject({ code: 'not_found' });
  await fileOf(view.id, userId);
  clock.now += 7 * 24 * 3_600_000;
  await expect(fileOf(view.id, userId)).rejects.toMatchObject({ code: 'not_found' });
  expect(await (await browser.call()).exports.get()).toBeNull();
  await deps.db.$executeRaw`SELECT graphile_worker.add_job('exports.cleanUp', '{}')`;
  await runQueuedJobs(deps);
  expect(await db.dataExport.count()).toBe(0);
});
