import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#errors.ts';
import type { StagedBlob } from './blobs.ts';

/** A folder in which files wait until they are known to be wanted; `keep` puts one where it belongs. */
export function stagingFolder(folder: string, keep: (file: Omit<StagedBlob, 'keep'>) => Promise<void>) {
  return {
    async stage(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StagedBlob> {
      await mkdir(folder, { recursive: true });
      const at = path.join(folder, randomUUID());
      const dispose = () => rm(at, { force: true });
      try {
        const measured = await write(source, at, maxBytes);
        const file = { ...measured, path: at, [Symbol.asyncDispose]: dispose };
        return { ...file, keep: () => keep(file) };
      } catch (error) {
        await dispose();
        throw error;
      }
    },

    async sweep(before: Date): Promise<void> {
      const names = await readdir(folder).catch(unlessMissing([]));
      for (const name of names) {
        const at = path.join(folder, name);
        const file = await stat(at).catch(unlessMissing(null));
        if (file && file.mtime < before) await rm(at, { force: true });
      }
    },
  };
}

/** On the disk, flushed, when it resolves. */
async function write(source: AsyncIterable<Uint8Array>, at: string, maxBytes: number) {
  const digest = createHash('sha256');
  let bytes = 0;
  async function* measured(chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new AppError('too_large', `more than ${maxBytes} bytes`);
      digest.update(chunk);
      yield chunk;
    }
  }
  await pipeline(source, measured, createWriteStream(at, { flags: 'wx', flush: true }));
  return { hash: digest.digest('hex'), bytes };
}

/** For `catch`: answers `instead` when there is no such file, and throws what else went wrong. */
export const unlessMissing =
  <T>(instead: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code !== 'ENOENT') throw error;
    return instead;
  };
