import type { IconView, WallpaperView } from '@parley/contract/fields';
import type { GroupId } from '@parley/contract/ids';
import { cx } from '#lib/class-names.ts';
import { pictureTexts } from '#texts/pictures.ts';
import { Avatar, Picture, tintClass } from '#ui/avatar.tsx';
import { PictureField } from './picture-field.tsx';

type Props = {
  of: { id: string; displayName: string; icon: IconView | null; wallpaper: WallpaperView | null };
  /** The group that they are of; null for one's own. */
  groupId: GroupId | null;
};

/** The icon and the wallpaper of oneself or of a group, to be changed. They are saved at once, by themselves. */
export function PictureFields({ of, groupId }: Props) {
  return (
    <div className="mb-5 flex flex-col gap-4">
      <PictureField kind="icon" groupId={groupId} shown={of.icon}>
        <Avatar of={of} size="xl" />
      </PictureField>
      <PictureField kind="wallpaper" groupId={groupId} shown={of.wallpaper}>
        <span aria-hidden className={cx('relative block h-18 w-36 shrink-0 rounded-lg', tintClass(of.id))}>
          <Picture of={of.wallpaper} />
        </span>
      </PictureField>
      <p className="text-muted text-xs">{pictureTexts.hint}</p>
    </div>
  );
}
