import { Ellipsis } from 'lucide-react';
import { cx } from '#lib/class-names.ts';
import { IconButton } from './icon-button.tsx';
import { Menu } from './menu.tsx';
import type { MenuGroups } from './menu-groups.ts';

type Props = {
  label: string;
  groups: MenuGroups;
  /** Whether it stands there for fingers, which have nothing to hover with; they also have the long press. */
  isShownToTouch?: boolean;
  className?: string;
};

/** What can be done with a row: at its right end while it is pointed at or has the focus. The row is a `group/row`. */
export function RowMenu({ label, groups, isShownToTouch = false, className }: Props) {
  if (groups.every((group) => group.length === 0)) return null;
  return (
    <Menu groups={groups}>
      {(trigger) => (
        <IconButton
          {...trigger}
          label={label}
          size="sm"
          side="right"
          className={cx(
            'absolute inset-y-0 right-1 my-auto aria-expanded:visible group-has-focus-visible/row:visible pointer-fine:group-hover/row:visible',
            isShownToTouch ? 'pointer-fine:invisible' : 'invisible pointer-coarse:hidden',
            className,
          )}
        >
          <Ellipsis aria-hidden className="size-4" />
        </IconButton>
      )}
    </Menu>
  );
}
