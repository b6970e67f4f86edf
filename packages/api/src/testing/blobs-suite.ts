import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import type { Blobs } from '#ports/blobs.ts';

/** What the suite looks at beside the port: `listStaged` names the files that wait on the disk. */
export interface OpenBlobs {
  blobs: Blobs;
  listStaged: () => Promise<string[]>;
}

const mib = 2 ** 20;
const hashOf = (data: Buffer) => createHash('sha256').update(data).digest('hex');

async function* inChunks(data: Buffer, chunkBytes = 65_536) {
  for (let at = 0; at < data.length; at += chunkBytes) yield data.subarray(at, at + chunkBytes);
}

async function* brokenOff(data: Buffer) {
  yield* inChunks(data);
  throw new Error('the line went dead');
}

const bytesOf = async (blobs: Blobs, hash: string, part?: { first: number; last: number }) => {
  const stream = await blobs.open(hash, part);
  return stream && (await buffer(stream));
};

/** What every store of files promises. */
export function blobsSuite(open: () => Promise<OpenBlobs>) {
  test('what is kept is found by the hash of its content, byte for byte, and so are parts of it', async () => {
    const { blobs, listStaged } = await open();
    for (const data of [randomBytes(11 * mib + 7), randomBytes(1), Buffer.alloc(70_000)]) {
      const hash = hashOf(data);
      {
        await using staged = await blobs.stage(inChunks(data), 12 * mib);
        expect(staged).toMatchObject({ hash, bytes: data.length });
        expect(await blobs.open(hash)).toBeNull();
        await staged.keep();
      }
      expect((await bytesOf(blobs, hash))?.equals(data)).toBe(true);
      const part = { first: Math.floor(data.length / 2), last: data.length - 1 };
      expect((await bytesOf(blobs, hash, part))?.equals(data.subarray(part.first))).toBe(true);
    }
    expect(await listStaged()).toEqual([]);
  });

  test('the same content again is the same file, whoever keeps it and however often', async () => {
    const { blobs, listStaged } = await open();
    const data = randomBytes(1_000);
    const [one, other] = await Promise.all([blobs.stage(inChunks(data), mib), blobs.stage(inChunks(data), mib)]);
    await Promise.all([one.keep(), other.keep()]);
    await one.keep();
    await one[Symbol.asyncDispose]();
    await other[Symbol.asyncDispose]();
    expect((await bytesOf(blobs, hashOf(data)))?.equals(data)).toBe(true);
    expect(await listStaged()).toEqual([]);
  });

  test('what is too large, or breaks off, leaves nothing', async () => {
    const { blobs, listStaged } = await open();
    const data = randomBytes(200_000);
    await expect(blobs.stage(inChunks(data), data.length - 1)).rejects.toMatchObject({ code: 'too_large' });
    await expect(blobs.stage(brokenOff(data), mib)).rejects.toThrow('the line went dead');
    expect(await listStaged()).toEqual([]);
    expect(await blobs.open(hashOf(data))).toBeNull();
  });

  test('what is removed is gone, also when removed twice', async () => {
    const { blobs } = await open();
    const data = randomBytes(1_000);
    await using staged = await blobs.stage(inChunks(data), mib);
    await staged.keep();
    await blobs.remove(hashOf(data));
    await blobs.remove(hashOf(data));
    expect(await blobs.open(hashOf(data))).toBeNull();
  });

  test('a sweep removes what a dead process has left, and nothing that is kept or younger', async () => {
    const { blobs, listStaged } = await open();
    const kept = randomBytes(1_000);
    await using staged = await blobs.stage(inChunks(kept), mib);
    await staged.keep();
    const left = await blobs.stage(inChunks(randomBytes(1_000)), mib);
    const before = (await listStaged()).length;
    await blobs.sweep(new Date(Date.now() - 60_000));
    expect(await listStaged()).toHaveLength(before);
    await blobs.sweep(new Date(Date.now() + 60_000));
    expect(await listStaged()).toEqual([]);
    await left[Symbol.asyncDispose]();
    expect((await bytesOf(blobs, hashOf(kept)))?.equals(kept)).toBe(true);
  });
}
