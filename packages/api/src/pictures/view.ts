import type { IconView, WallpaperView } from '@parley/contract/fields';
import type { PictureId } from '@parley/contract/ids';
import type { PictureProblem, PictureProgress } from '@parley/contract/pictures';
import type { Picture, User } from '@parley/db';

export interface PicturesView {
  icon: IconView | null;
  wallpaper: WallpaperView | null;
}

/** The pictures of a person's or group's row, where they stand as they are shown. */
export function picturesView(row: Pick<User, 'icon' | 'wallpaper'>): PicturesView {
  return { icon: row.icon as IconView | null, wallpaper: row.wallpaper as WallpaperView | null };
}

/** How far the making of a picture is, as whoever set it sees it. */
export function pictureProgress({ id, state, problem }: Pick<Picture, 'id' | 'state' | 'problem'>): PictureProgress {
  return { id: id as PictureId, state, problem: problem as PictureProblem | null };
}
