import type { IconView, WallpaperView } from '@parley/contract/fields';
import type { PictureId } from '@parley/contract/ids';
import type { OriginalView, PictureProblem, PictureProgress } from '@parley/contract/pictures';
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

/** What a picture was made from and how, with the file's hash; null where the file is not kept. */
export function originalView(picture: Picture): (OriginalView & { hash: string }) | null {
  const { hash, fullWidth, fullHeight, turns, isFlipped, x, y, width, height } = picture;
  if (hash === null || fullWidth === null || fullHeight === null) return null;
  return { hash, fullWidth, fullHeight, turns, isFlipped, crop: { x, y, width, height } };
}
