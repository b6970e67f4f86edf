import { jobs } from '@parley/api/jobs';
import { listFiles } from '@parley/api/testing/folder';
import { testPicture } from '@parley/api/testing/odd-files';
import { limits } from '@parley/contract/limits';
import { pictureShapes, type UploadView } from '@parley/contract/pictures';
import { expect, test, vi } from 'vitest';
import { listObjects, testBucket } from './testing/s3.ts';
import { type TestServer, testServer } from './testing/server.ts';
import { ana, type Visitor, visit } from './testing/visitor.ts';

interface Store {
  server: TestServer;
  /** The hashes of the files that it holds, sorted. */
  list: () => Promise<string[]>;
}

async function onDisk(): Promise<Store> {
  const server = await testServer();
  const list = async () => (await listFiles(server.folder)).map((file) => file.split('/').at(-1) ?? '').sort();
  return { server, list };
}

async function inBucket(): Promise<Store> {
  const place = await testBucket();
  const { accessKeyId = '', secretAccessKey = '' } = place.credentials ?? {};
  const server = await testServer({
    S3_BUCKET: place.bucket,
    S3_ENDPOINT: place.endpoint ?? '',
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  });
  const list = async () => (await listObjects(place)).map((key) => key.replace('blobs/', '')).sort();
  return { server, list };
}

async function send(visitor: Visitor, body: Buffer): Promise<UploadView> {
  return (await (await visitor.request('/uploads', { method: 'POST', body })).json()) as UploadView;
}

async function setIcon(visitor: Visitor, { id: uploadId }: UploadView, outcome: 'ready' | 'failed') {
  const crop = { x: 0, y: 0, width: 600, height: 600 };
  const { id } = await visitor.trpc.pictures.setMine.mutate({ kind: 'icon', uploadId, turns: 0, crop });
  const isDone = async () => expect((await visitor.trpc.pictures.get.query({ pictureId: id })).state).toBe(outcome);
  await vi.waitFor(isDone, { timeout: 20_000, interval: 50 });
  return id;
}

const perIcon = 2 * pictureShapes.icon.widths.length;

test.each([
  ['a folder', onDisk],
  ['a bucket', inBucket],
])(
  'in %s nothing stays of what was never used, has failed or was replaced, and all of what is shown does',
  {
    timeout: 60_000,
  },
  async (_, open) => {
    const { server, list } = await open();
    const { db } = server.database;
    const visitor = visit(server);
    await visitor.trpc.auth.signUp.mutate(ana);
    const picture = async () => (await testPicture({ width: 640, height: 600 })).jpeg().toBuffer();
    await send(visitor, await picture()); // and never uses it
    const broken = (await picture()).subarray(0, 20_000);
    await setIcon(visitor, await send(visitor, broken), 'failed');
    await setIcon(visitor, await send(visitor, await picture()), 'ready');
    const shown = await setIcon(visitor, await send(visitor, await picture()), 'ready');
    expect(await list()).toHaveLength(2 + 2 * (1 + perIcon));

    async function cleanUp(afterMs: number) {
      const later = { ...server.deps, clock: () => new Date(Date.now() + afterMs) };
      for (const name of ['pictures.cleanUp', 'uploads.cleanUp'] as const) await jobs[name].run(later, {});
    }
    await cleanUp(limits.unusedFileMs / 2);
    expect(await list()).toHaveLength(2 + 2 * (1 + perIcon));

    await cleanUp(2 * limits.unusedFileMs);
    const variants = await db.pictureVariant.findMany({ where: { pictureId: shown } });
    const { hash } = await db.picture.findUniqueOrThrow({ where: { id: shown } });
    const kept = [...new Set([...variants.map((variant) => variant.hash), hash])].sort();
    expect(await list()).toEqual(kept);
    expect(kept).toHaveLength(1 + perIcon);
    expect([await db.blob.count(), await db.upload.count(), await db.picture.count()]).toEqual([kept.length, 0, 1]);

    await visitor.trpc.pictures.removeMine.mutate({ kind: 'icon' });
    await cleanUp(2 * limits.unusedFileMs);
    expect([await list(), await db.blob.count()]).toEqual([[], 0]);
  },
);
