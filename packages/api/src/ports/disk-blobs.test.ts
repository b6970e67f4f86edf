import path from 'node:path';
import { blobsSuite } from '#testing/blobs-suite.ts';
import { listFiles, testFolder } from '#testing/folder.ts';
import { diskBlobs } from './disk-blobs.ts';

blobsSuite(async () => {
  const folder = await testFolder();
  return { blobs: diskBlobs(folder), listStaged: () => listFiles(path.join(folder, 'staging')) };
});
