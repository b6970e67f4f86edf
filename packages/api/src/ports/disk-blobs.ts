import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Blobs } from './blobs.ts';
import { stagingFolder, unlessMissing } from './staging-folder.ts';

/** The files in a folder. Several processes may share it, if it is one file system: a file comes into its place by a rename. */
export function diskBlobs(folder: string): Blobs {
  // In folders by the first two letters, so that none grows beyond what people can list.
  const pathOf = (hash: string) => path.join(folder, hash.slice(0, 2), hash);

  const staging = stagingFolder(path.join(folder, 'staging'), async (file) => {
    const place = pathOf(file.hash);
    await mkdir(path.dirname(place), { recursive: true });
    await rename(file.path, place).catch(unlessMissing(null)); // of one that is there already
    await flush(path.dirname(place));
  });

  return {
    ...staging,
    async open(hash, part) {
      const file = await open(pathOf(hash)).catch(unlessMissing(null));
      return file && streamOf(file, part);
    },
    remove: (hash) => rm(pathOf(hash), { force: true }),
  };
}

const streamOf = (file: FileHandle, part?: { first: number; last: number }) =>
  file.createReadStream(part && { start: part.first, end: part.last });

/** A rename is on the disk once its folder is. */
async function flush(folder: string): Promise<void> {
  await using handle = await open(folder);
  await handle.sync();
}
