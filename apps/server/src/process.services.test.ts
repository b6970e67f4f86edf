import { once } from 'node:events';
import { testDatabase } from '@parley/api/testing/database';
import { testFolder } from '@parley/api/testing/folder';
import { testPicture } from '@parley/api/testing/odd-files';
import type { UploadView } from '@parley/contract/pictures';
import { expect, test, vi } from 'vitest';
import { exitOf, freePort, startCommand as start } from './testing/processes.ts';
import { ana, visit } from './testing/visitor.ts';

const patient = { timeout: 30_000, interval: 50 };

test('the server migrates, serves, lets no second one in, and ends in order when asked to', async () => {
  const { url } = await testDatabase();
  const port = await freePort();
  const env = { DATABASE_URL: url, PORT: String(port), NODE_ENV: 'production' };
  const origin = `http://localhost:${port}`;
  const first = start('src/main.ts', [], env);
  await vi.waitFor(async () => expect((await fetch(`${origin}/health`)).status).toBe(200), patient);

  const second = start('src/main.ts', [], { ...env, PORT: '0' });
  expect(await exitOf(second.child)).toBe(1);
  expect(second.output.text).toContain('Another Parley server runs on this database');

  const visitor = visit({ origin });
  await visitor.trpc.auth.signUp.mutate(ana);
  const socket = visitor.openSocket();
  await once(socket, 'open');
  first.child.kill('SIGTERM');
  const [code] = await once(socket, 'close');
  expect(code).toBe(1001);
  expect(await exitOf(first.child)).toBe(0);
  expect(first.output.text).not.toContain('"level":50');
}, 90_000);

test('a picture whose server was killed over it is made once the server is back, and once', async () => {
  const { url, db } = await testDatabase();
  const port = await freePort();
  const env = { DATABASE_URL: url, PORT: String(port), NODE_ENV: 'production', FILES_FOLDER: await testFolder() };
  const origin = `http://localhost:${port}`;
  const isUp = () => vi.waitFor(async () => expect((await fetch(`${origin}/health`)).status).toBe(200), patient);
  const killed = start('src/main.ts', [], env);
  await isUp();
  const visitor = visit({ origin });
  await visitor.trpc.auth.signUp.mutate(ana);
  const body = await (await testPicture({ width: 4_800, height: 2_400 })).jpeg().toBuffer();
  const answer = await visitor.request('/uploads', { method: 'POST', body });
  const { id: uploadId, width, height } = (await answer.json()) as UploadView;
  const choice = { kind: 'wallpaper' as const, uploadId, turns: 0, crop: { x: 0, y: 0, width, height } };
  const { id } = await visitor.trpc.pictures.setMine.mutate(choice);
  const running = () => db.$queryRaw`SELECT id FROM graphile_worker.jobs WHERE locked_by IS NOT NULL`;
  await vi.waitFor(async () => expect(await running()).toHaveLength(1), { timeout: 10_000, interval: 10 });
  killed.child.kill('SIGKILL');
  await exitOf(killed.child);
  const state = async () => (await db.picture.findUniqueOrThrow({ where: { id } })).state;
  expect(await state()).toBe('waiting');

  start('src/main.ts', [], env);
  await isUp();
  await vi.waitFor(async () => expect(await state()).toBe('ready'), patient);
  expect(await db.user.findFirst()).toMatchObject({ wallpaper: { id }, version: 1 });
  expect(await db.pictureVariant.count()).toBe(6);
  await vi.waitFor(async () => expect(await db.$queryRaw`SELECT id FROM graphile_worker.jobs`).toEqual([]), patient);
}, 90_000);

test('a worker without Redis refuses to start and says why', async () => {
  const { url } = await testDatabase();
  const { child, output } = start('src/worker.ts', [], { DATABASE_URL: url });
  expect(await exitOf(child)).toBe(1);
  expect(output.text).toContain('A worker needs REDIS_URL');
}, 20_000);

test('over plain http elsewhere the server warns, and a wrong configuration is named', async () => {
  const { url } = await testDatabase();
  const env = { DATABASE_URL: url, PORT: String(await freePort()), PUBLIC_URL: 'http://chat.example.org' };
  const { output } = start('src/main.ts', [], env);
  await vi.waitFor(() => expect(output.text).toContain('over plain http'), patient);

  const wrong = start('src/main.ts', [], { PORT: 'eighty' });
  expect(await exitOf(wrong.child)).toBe(1);
  expect(wrong.output.text).toMatch(/DATABASE_URL.*PORT|PORT.*DATABASE_URL/s);
}, 90_000);

test('the operator makes a link from the shell that sets a new password once, another operator, and turns codes off', async () => {
  const { url } = await testDatabase();
  const port = await freePort();
  const env = { DATABASE_URL: url, PORT: String(port), PUBLIC_URL: `http://localhost:${port}` };
  start('src/main.ts', [], env);
  const visitor = visit({ origin: env.PUBLIC_URL });
  await vi.waitFor(() => visitor.trpc.auth.signUp.mutate(ana), patient);

  const { child, output } = start('src/user.ts', ['reset-password', 'ANA'], env);
  expect(await exitOf(child)).toBe(0);
  const [, link, token] = /(http:\/\/localhost:\d+\/reset-password\?token=([\w-]{43}))\n$/.exec(output.text) ?? [];
  expect(link).toContain(env.PUBLIC_URL);

  const next = { token: token ?? '', password: 'a wholly different one' };
  await visitor.trpc.auth.resetPassword.mutate(next);
  await expect(visitor.trpc.auth.resetPassword.mutate(next)).rejects.toMatchObject({ data: { reason: 'not_found' } });
  await visitor.trpc.auth.signIn.mutate({ name: 'ana', password: next.password });

  const operator = start('src/user.ts', ['make-operator', 'ana'], env);
  expect([await exitOf(operator.child), operator.output.text]).toEqual([0, 'ana is an operator from now on.\n']);
  const codes = start('src/user.ts', ['turn-off-codes', 'ana@example.org'], env);
  expect([await exitOf(codes.child), codes.output.text]).toEqual([0, 'ana signs in without a code from now on.\n']);

  const unknown = start('src/user.ts', ['reset-password', 'nobody'], env);
  expect([await exitOf(unknown.child), unknown.output.text]).toEqual([1, 'account not found\n']);
  expect(await exitOf(start('src/user.ts', [], env).child)).toBe(2);
}, 90_000);
