import type { PictureId } from '@parley/contract/ids';
import type { Deps } from '#context.ts';
import { removeFailed, renderPicture } from './service.ts';

/** Makes a picture that was set. Safe to repeat. */
export function makePicture(deps: Deps, { pictureId }: { pictureId: PictureId }): Promise<void> {
  return renderPicture(deps, pictureId);
}

/** Removes what is left of pictures that failed. Safe to repeat. */
export function cleanUpPictures(deps: Deps): Promise<void> {
  return removeFailed(deps);
}
