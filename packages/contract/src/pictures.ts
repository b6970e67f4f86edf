import * as z from 'zod';
import { idField } from './fields.ts';
import type { GroupId, PictureId, UploadId } from './ids.ts';
import { limits } from './limits.ts';

export const pictureKinds = ['icon', 'wallpaper'] as const;
export type PictureKind = (typeof pictureKinds)[number];

/** Of the finished pictures, in pixels: the width, and how many times that the height goes into it. */
export const pictureShapes = {
  icon: { widths: [32, 64, 128, 256, 512], animatedWidth: 128, ratio: 1 },
  wallpaper: { widths: [600, 1200, 2400], animatedWidth: 600, ratio: 2 },
} as const satisfies Record<PictureKind, { widths: readonly number[]; animatedWidth: number; ratio: number }>;

/** What can be wrong with a file that is to become a picture. */
export const pictureProblems = ['kind', 'pixels', 'frames', 'broken'] as const;
export type PictureProblem = (typeof pictureProblems)[number];

const pixels = z.int().nonnegative().max(limits.pictureMaxPixels);

const choice = {
  kind: z.enum(pictureKinds),
  uploadId: idField<UploadId>(),
  /** Quarter turns clockwise of the picture as it is seen, */
  turns: z.int().min(0).max(3),
  /** whether it is then mirrored from left to right; the part is of what comes of that, in its pixels. */
  isFlipped: z.boolean().default(false),
  crop: z.object({ x: pixels, y: pixels, width: pixels.min(1), height: pixels.min(1) }),
};

export const SetMyPicture = z.object(choice);
export const SetGroupPicture = z.object({ groupId: idField<GroupId>(), ...choice });
export const RemoveMyPicture = z.object({ kind: choice.kind });
export const RemoveGroupPicture = z.object({ groupId: idField<GroupId>(), kind: choice.kind });
export const GetPicture = z.object({ pictureId: idField<PictureId>() });

/** What a picture was made from, and how; in pixels of the file as it is seen. */
export const OriginalView = z.object({
  fullWidth: z.int(),
  fullHeight: z.int(),
  turns: choice.turns,
  isFlipped: z.boolean(),
  crop: choice.crop,
});

/** What a picture was made from, as a file that one has sent. */
export const ReusedOriginal = z.object({ uploadId: idField<UploadId>() });

/** How far a picture is that one has set. */
export const PictureProgress = z.object({
  id: idField<PictureId>(),
  state: z.enum(['waiting', 'ready', 'failed']),
  problem: z.enum(pictureProblems).nullable(),
});

/** A file that was sent; of a picture as it is seen, in pixels. */
export const UploadView = z.object({
  id: idField<UploadId>(),
  width: z.int(),
  height: z.int(),
  isAnimated: z.boolean(),
});

export type SetMyPicture = z.infer<typeof SetMyPicture>;
export type Crop = SetMyPicture['crop'];
export type OriginalView = z.infer<typeof OriginalView>;
export type PictureProgress = z.infer<typeof PictureProgress>;
export type UploadView = z.infer<typeof UploadView>;
