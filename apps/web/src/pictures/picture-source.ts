import type { PictureId } from '@parley/contract/ids';
import type { OriginalView } from '@parley/contract/pictures';

/** What a picture is made from: a file of this device, or what the present one was made from, with how. */
export type PictureSource = { file: File; before: (OriginalView & { pictureId: PictureId }) | null };
