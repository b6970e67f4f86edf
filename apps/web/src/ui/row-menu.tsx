import { Ellipsis } from 'lucide-react';
import { cx } from '#lib/class-names.ts';
import { IconButton } from './icon-button.tsx';
import { Menu } from './menu.tsx';
import type { MenuLoader } from './menu-groups.ts';

type Props = {
  label: string;
  groups: MenuLoader;
  /** Whether it stands there for fingers, which have nothing to hover with; they also have the long press. */
  isShownToTouch?: boolean;
  className?: string;
};

/**
 * What can be done with a row: at its right end while it is pointed at or has the focus. The row is a `group/row` in a
 * `data-row` of a list with `useRoving`.
 */
export function RowMenu({ label, groups, isShownToTouch = false, className }: Props) {
  return (
    <Menu groups={groups}>
      {(trigger) => (
        <IconButton
          {...trigger}
          data-aside
          tabIndex={-1}
          label={label}
          size="sm"
          side="right"
          className={cx(
            'absolute inset-y-0 right-1 my-auto opacity-0 aria-expanded:opacity-100 group-has-focus-visible/row:opacity-100 pointer-fine:group-hover/row:opacity-100',
            isShownToTouch ? 'pointer-coarse:opacity-100' : 'pointer-coarse:hidden',
            className,
          )}
        >
          <Ellipsis aria-hidden className="size-4" />
        </IconButton>
      )}
    </Menu>
  );
}
