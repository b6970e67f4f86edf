import type { PictureId } from '@parley/contract/ids';
import type { Deps } from '#context.ts';
import type { JobPayloads } from '#ports/job-queue.ts';
import { importPicture, removeFailed, renderPicture } from './service.ts';

/** Makes a picture that was set. Safe to repeat. */
export function makePicture(deps: Deps, { pictureId }: { pictureId: PictureId }): Promise<void> {
  return renderPicture(deps, pictureId);
}

/** Removes what is left of pictures that failed. Safe to repeat. */
export function cleanUpPictures(deps: Deps): Promise<void> {
  return removeFailed(deps);
}

/** Makes somebody's picture at a provider their icon. Safe to repeat. */
export function importIcon(deps: Deps, { userId, url }: JobPayloads['pictures.import']): Promise<void> {
  return importPicture(deps, userId, new URL(url));
}
