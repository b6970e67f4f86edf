import { testDatabase } from '@parley/api/testing/database';
import { testFolder } from '@parley/api/testing/folder';
import { testPicture } from '@parley/api/testing/odd-files';
import type { UploadView } from '@parley/contract/pictures';
import { expect, test, vi } from 'vitest';
import { postOffice } from './testing/post-office.ts';
import { exitOf, freePort, startCommand as start } from './testing/processes.ts';
import { testRedis } from './testing/redis.ts';
import { testServer } from './testing/server.ts';
import { ana, visit } from './testing/visitor.ts';

const patient = { timeout: 30_000, interval: 50 };

/** A server that leaves the jobs to workers, and Ana, who is signed in there. */
async function workplace() {
  const [{ url, db }, redis, folder, port] = await Promise.all([testDatabase(), testRedis(), testFolder(), freePort()]);
  const env = { DATABASE_URL: url, REDIS_URL: redis.url, FILES_FOLDER: folder, NODE_ENV: 'production' };
  start('src/main.ts', [], { ...env, PORT: `${port}`, RUN_JOBS: 'false' });
  const origin = `http://localhost:${port}`;
  await vi.waitFor(async () => expect((await fetch(`${origin}/health`)).status).toBe(200), patient);
  const visitor = visit({ origin });
  await visitor.trpc.auth.signUp.mutate(ana);

  async function startWorker() {
    const worker = start('src/worker.ts', [], env);
    await vi.waitFor(() => expect(worker.output.text).toContain('The worker is ready'), patient);
    return worker;
  }
  const held = () => db.$queryRaw<{ locked_by: string }[]>`
    SELECT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL`;
  const left = () => db.$queryRaw`SELECT id, last_error FROM graphile_worker.jobs`;
  return { db, visitor, startWorker, held, left };
}

test('what a worker was killed over is taken up by another within seconds, and done once', async () => {
  const { db, visitor, startWorker, held, left } = await workplace();
  const killed = await startWorker();
  const body = await (await testPicture({ width: 4_800, height: 2_400 })).jpeg().toBuffer();
  const answer = await visitor.request('/uploads', { method: 'POST', body });
  const { id: uploadId, width, height } = (await answer.json()) as UploadView;
  const choice = { kind: 'wallpaper' as const, uploadId, turns: 0, crop: { x: 0, y: 0, width, height } };
  const { id } = await visitor.trpc.pictures.setMine.mutate(choice);
  await vi.waitFor(async () => expect(await held()).toHaveLength(1), { timeout: 10_000, interval: 10 });
  const [before] = await held();
  killed.child.kill('SIGKILL');
  await exitOf(killed.child);
  const state = async () => (await db.picture.findUniqueOrThrow({ where: { id } })).state;
  expect(await state()).toBe('waiting');

  const [one, two] = await Promise.all([startWorker(), startWorker()]);
  await vi.waitFor(async () => expect((await held())[0]).not.toEqual(before), patient);
  await vi.waitFor(async () => expect(await state()).toBe('ready'), patient);
  await vi.waitFor(async () => expect(await left()).toEqual([]), patient);
  expect(await db.user.findFirst()).toMatchObject({ wallpaper: { id }, version: 1 });
  expect(await db.pictureVariant.count()).toBe(6);
  for (const { child } of [one, two]) child.kill('SIGTERM');
  expect(await Promise.all([one, two].map(({ child }) => exitOf(child)))).toEqual([0, 0]);
}, 120_000);

test('a mail that is refused for good is not tried again: an operator sees it, and can have it tried or discarded', async () => {
  const office = await postOffice();
  office.state.isRefusing = true;
  const server = await testServer({ SMTP_URL: office.url });
  const { trpc } = visit(server);
  await trpc.auth.signUp.mutate(ana);
  const failed = await vi.waitFor(async () => {
    const { failed } = await trpc.jobs.list.query();
    expect(failed).toMatchObject([{ name: 'emails.mailConfirmation', attempts: 1, nextAt: null }]);
    return failed;
  }, patient);
  expect(failed[0]?.error).toContain('550');

  office.state.isRefusing = false;
  await trpc.jobs.retry.mutate({ ids: failed.map(({ id }) => id) });
  await office.letterTo(ana.email, /^Confirm your email/);
  await vi.waitFor(async () => expect((await trpc.jobs.list.query()).failed).toEqual([]), patient);
}, 60_000);
