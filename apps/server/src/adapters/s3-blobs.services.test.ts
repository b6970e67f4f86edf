import { blobsSuite } from '@parley/api/testing/blobs-suite';
import { listFiles, testFolder } from '@parley/api/testing/folder';
import { onTestFinished } from 'vitest';
import { testBucket } from '#testing/s3.ts';
import { s3Blobs } from './s3-blobs.ts';

blobsSuite(async () => {
  const folder = await testFolder();
  const blobs = s3Blobs(await testBucket(), folder);
  onTestFinished(() => blobs[Symbol.dispose]());
  return { blobs, listStaged: () => listFiles(folder) };
});
