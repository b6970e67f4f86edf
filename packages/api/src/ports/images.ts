import type { Crop, PictureKind } from '@parley/contract/pictures';

/** Reads and makes pictures. What isn't a sound one is an `AppError` `invalid` with one of `pictureProblems` as its field. */
export interface Images {
  /** Looks at a file's head: what it says of itself, within the limits of pictures. @throws invalid. */
  inspect(path: string): Promise<ImageFacts>;
  /** Makes all that is shown of a picture; nothing of the file's metadata is in it. @throws invalid. */
  render(file: Uint8Array, request: RenderRequest): Promise<RenderedPicture>;
}

/** Of a picture as it is seen, turned as its EXIF data say; in pixels. */
export interface ImageFacts {
  width: number;
  height: number;
  isAnimated: boolean;
}

export interface RenderRequest {
  kind: PictureKind;
  /** Quarter turns clockwise, */
  turns: number;
  /** then mirrored from left to right; `crop` is a part of what comes of that. */
  isFlipped?: boolean;
  crop: Crop;
}

export interface RenderedPicture {
  isAnimated: boolean;
  /** The ThumbHash in base64. */
  placeholder: string;
  /** One name for each width and format. None is enlarged: where the part is smaller, several names have one file. */
  files: { names: string[]; data: Uint8Array }[];
}
