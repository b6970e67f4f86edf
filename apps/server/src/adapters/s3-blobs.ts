import { createReadStream } from 'node:fs';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  NoSuchKey,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { Blobs } from '@parley/api/ports/blobs';
import { stagingFolder } from '@parley/api/ports/staging-folder';

export interface S3Place {
  bucket: string;
  region: string;
  /** Where the service is, unless it is Amazon's. */
  endpoint: string | null;
  /** Null: the SDK finds them, as in a role of the machine. */
  credentials: { accessKeyId: string; secretAccessKey: string } | null;
}

/** The files in a bucket of S3, or of a service that speaks as it does; they come by way of `folder` on this machine. */
export function s3Blobs(place: S3Place, folder: string): Blobs & Disposable {
  const { bucket: Bucket } = place;
  const client = openClient(place);
  const Key = (hash: string) => `blobs/${hash}`;

  const staging = stagingFolder(folder, async ({ hash, path }) => {
    const params = { Bucket, Key: Key(hash), Body: createReadStream(path), ContentType: 'application/octet-stream' };
    await new Upload({ client, params }).done();
  });

  return {
    ...staging,
    async open(hash, part) {
      const Range = part && `bytes=${part.first}-${part.last}`;
      try {
        return streamOf(await client.send(new GetObjectCommand({ Bucket, Key: Key(hash), Range })));
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    async remove(hash) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: Key(hash) }));
    },
    [Symbol.dispose]: () => client.destroy(),
  };
}

function openClient({ region, endpoint, credentials }: S3Place): S3Client {
  return new S3Client({
    region,
    ...(endpoint && { endpoint, forcePathStyle: true }),
    ...(credentials && { credentials }),
    // Checksums that come after the content are stored as part of it by services that don't know them.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

const streamOf = ({ Body }: GetObjectCommandOutput) => Body as unknown as AsyncIterable<Uint8Array>;
