import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { testFolder } from '@parley/api/testing/folder';
import S3rver from 's3rver';
import { onTestFinished } from 'vitest';
import type { S3Place } from '#adapters/s3-blobs.ts';

/** A bucket of a server that speaks S3, which ends with the test. */
export async function testBucket(): Promise<S3Place> {
  const bucket = 'parley';
  const configureBuckets = [{ name: bucket, configs: [] }];
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: await testFolder(),
    configureBuckets,
  });
  const { port } = await server.run();
  onTestFinished(() => server.close());
  const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
  return { bucket, region: 'us-east-1', endpoint: `http://127.0.0.1:${port}`, credentials };
}

/** The keys of all that a bucket holds. */
export async function listObjects({ bucket, region, endpoint, credentials }: S3Place): Promise<string[]> {
  const place = { ...(endpoint && { endpoint }), ...(credentials && { credentials }) };
  const client = new S3Client({ region, forcePathStyle: true, ...place });
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
  client.destroy();
  return Contents.map(({ Key = '' }) => Key);
}
