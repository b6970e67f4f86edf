import type { GroupView } from '@parley/contract/groups';
import { ChevronDown } from 'lucide-react';
import { cx } from '#lib/class-names.ts';
import { groupTexts } from '#texts/groups.ts';
import { Picture, tintClass } from '#ui/avatar.tsx';
import { Menu } from '#ui/menu.tsx';
import { useGroupActions } from './use-group-actions.ts';

/** The head of the sidebar: the group's colours and name, and behind them what one can do with it. */
export function GroupCover({ group }: { group: GroupView }) {
  const actionsOf = useGroupActions();

  return (
    <Menu groups={actionsOf(group)} align="end">
      {(trigger) => (
        <button
          type="button"
          {...trigger}
          aria-label={groupTexts.menu(group.name)}
          className="group/cover relative block h-27 w-full shrink-0 overflow-hidden text-left text-on-image -outline-offset-4"
        >
          <CoverArt of={group} />
          <span aria-hidden className="absolute inset-0 bg-shade" />
          <span className="absolute inset-x-0 bottom-0 flex items-end gap-2 px-4 pb-3">
            <span className="line-clamp-2 min-w-0 flex-1 break-words font-bold text-lg tracking-tight">
              {group.name}
            </span>
            <ChevronDown
              aria-hidden
              className="mb-0.5 size-4.5 shrink-0 transition-transform group-aria-expanded/cover:rotate-180"
            />
          </span>
        </button>
      )}
    </Menu>
  );
}

/** What stands for a group where there is room for a picture. */
export const CoverArt = ({ of }: { of: Pick<GroupView, 'id' | 'wallpaper'> }) => (
  <span aria-hidden className={cx('absolute inset-0', tintClass(of.id))}>
    <Picture of={of.wallpaper} />
  </span>
);
