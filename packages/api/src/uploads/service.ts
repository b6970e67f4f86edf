import type { UploadId, UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import type { UploadView } from '@parley/contract/pictures';
import { sql } from '@parley/db';
import { takeAttempt } from '#attempts.ts';
import type { Deps } from '#context.ts';
import type { StagedBlob } from '#ports/blobs.ts';

const minuteMs = 60_000;
const uploadRules = [
  { points: 20, perMs: minuteMs },
  { points: 200, perMs: 24 * 60 * minuteMs },
];
const filesPerStep = 100;

/** Counts a file that somebody wants to send, before anything of it is taken in. @throws rate_limited. */
export function admitUpload({ throttle }: Deps, userId: UserId): Promise<void> {
  return takeAttempt(throttle, `uploads:${userId}`, uploadRules);
}

/**
 * Takes in a file that is to become a picture, by its content whatever its name says; it is removed after `unusedFileMs`.
 * A file that isn't taken leaves nothing behind. @throws too_large; invalid, with what is wrong.
 */
export async function receiveUpload(
  deps: Deps,
  userId: UserId,
  source: AsyncIterable<Uint8Array>,
): Promise<UploadView> {
  await using staged = await deps.blobs.stage(source, limits.pictureMaxBytes);
  const { width, height, isAnimated } = await deps.images.inspect(staged.path);
  await keepFile(deps, staged);
  const data = { userId, hash: staged.hash, width, height, createdAt: deps.clock() };
  const { id } = await deps.db.upload.create({ data });
  return { id: id as UploadId, width, height, isAnimated };
}

/**
 * Keeps a file so that rows may refer to it, within `unusedFileMs`. Its own row comes first and is committed: what the store
 * holds always has one, and who keeps what is just being removed waits until it is.
 */
export async function keepFile({ db, clock }: Deps, staged: StagedBlob): Promise<void> {
  const { hash, bytes } = staged;
  await db.$executeRaw`
    INSERT INTO blobs (hash, bytes, touched_at) VALUES (${hash}, ${bytes}, ${clock()})
    ON CONFLICT (hash) DO UPDATE SET touched_at = excluded.touched_at`;
  await staged.keep();
}

/** Removes uploads that nobody used in time, files that nothing refers to any more, and what died on its way in. Safe to repeat. */
export async function removeUnused(deps: Deps): Promise<void> {
  const before = new Date(deps.clock().getTime() - limits.unusedFileMs);
  await deps.blobs.sweep(before);
  await deps.db.upload.deleteMany({ where: { createdAt: { lt: before } } });
  let count = filesPerStep;
  while (count === filesPerStep) count = await removeUnusedFiles(deps, before);
}

/** A hundred at most; answers how many. Their rows go once the files have. One query. */
function removeUnusedFiles({ db, blobs }: Deps, before: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    const unused = await tx.$queryRaw<{ hash: string }[]>(sql.sql`
      DELETE FROM blobs WHERE hash IN (
        SELECT hash FROM blobs
        WHERE touched_at < ${before}
          AND NOT EXISTS (SELECT 1 FROM uploads WHERE uploads.hash = blobs.hash)
          AND NOT EXISTS (SELECT 1 FROM pictures WHERE pictures.hash = blobs.hash)
          AND NOT EXISTS (SELECT 1 FROM picture_variants WHERE picture_variants.hash = blobs.hash)
          AND NOT EXISTS (SELECT 1 FROM data_exports WHERE data_exports.hash = blobs.hash)
        LIMIT ${filesPerStep} FOR UPDATE SKIP LOCKED)
      RETURNING hash`);
    for (const { hash } of unused) await blobs.remove(hash);
    return unused.length;
  });
}
