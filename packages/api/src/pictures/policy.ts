import { type Crop, type PictureKind, pictureShapes, type SetMyPicture } from '@parley/contract/pictures';
import { AppError } from '#errors.ts';

/** How far from its shape a part may be, for it is measured in whole pixels. */
const slackPixels = 2;

/** @throws invalid, with the field, for a part that isn't wholly in the turned picture, or hasn't the shape of its kind. */
export function requireCrop(
  { kind, turns, crop }: Pick<SetMyPicture, 'kind' | 'turns' | 'crop'>,
  upload: { width: number; height: number },
): void {
  const isLying = turns % 2 === 1;
  const [width, height] = isLying ? [upload.height, upload.width] : [upload.width, upload.height];
  const isInside = crop.x + crop.width <= width && crop.y + crop.height <= height;
  if (!isInside || !hasShape(kind, crop)) throw new AppError('invalid', 'no such part of the picture', 'crop');
}

/** The largest square in the middle of a picture. */
export function middleOf({ width, height }: { width: number; height: number }): Crop {
  const edge = Math.min(width, height);
  return { x: Math.floor((width - edge) / 2), y: Math.floor((height - edge) / 2), width: edge, height: edge };
}

function hasShape(kind: PictureKind, { width, height }: { width: number; height: number }): boolean {
  const { ratio } = pictureShapes[kind];
  return Math.abs(width - height * ratio) <= slackPixels * ratio;
}
