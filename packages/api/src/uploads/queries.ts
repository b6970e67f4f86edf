import type { UploadId, UserId } from '@parley/contract/ids';
import type { Tx, Upload } from '@parley/db';
import { notFound } from '#errors.ts';

/** A file that the person has sent. One query. @throws not_found, for another's too. */
export async function getUpload(db: Tx, id: UploadId, userId: UserId): Promise<Upload> {
  const upload = await db.upload.findFirst({ where: { id, userId } });
  if (!upload) throw notFound('upload');
  return upload;
}
