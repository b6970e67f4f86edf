import { Menu as Base } from '@base-ui/react/menu';
import { AnimatePresence } from 'framer-motion';
import * as m from 'framer-motion/m';
import { Check } from 'lucide-react';
import { Fragment, useEffect, useRef } from 'react';
import { cx } from '#lib/class-names.ts';
import { uiTexts } from '#texts/ui.ts';
import { finalFocus } from './final-focus.ts';
import { Kbd } from './kbd.tsx';
import type { MenuAction, MenuGroups } from './menu-groups.ts';
import { menuItemClass, menuPopupClass } from './menu-look.ts';
import { growing } from './motion.ts';
import { MotionRoot } from './motion-root.tsx';

export type MenuPopupProps = {
  isOpen: boolean;
  onClose: () => void;
  /** Called when it is gone from the page, and the focus back where it belongs. */
  onGone?: () => void;
  /** What it stands beside, and what gets the focus back. */
  anchor: HTMLElement | null;
  /** In the page, where it was opened by a pointer and not by a button. */
  point?: { x: number; y: number };
  groups: MenuGroups;
  side?: 'top' | 'right' | 'bottom' | 'left';
  align?: 'start' | 'center' | 'end';
  /** Whether a key opened it: then the first entry is chosen at once. */
  isByKey?: boolean;
};

/** The one look of menus and context menus: arrows, type-ahead, Home, End and Esc work. */
export function MenuPopup(props: MenuPopupProps) {
  const { isOpen, onClose, onGone } = props;

  return (
    <Base.Root open={isOpen} onOpenChange={(open) => open || onClose()}>
      <MotionRoot>
        <AnimatePresence onExitComplete={onGone}>
          {isOpen && (
            <Base.Portal keepMounted render={<section aria-label={uiTexts.menu} />}>
              <Content {...props} />
            </Base.Portal>
          )}
        </AnimatePresence>
      </MotionRoot>
    </Base.Root>
  );
}

function Content({ anchor, point, groups, isByKey, side = 'bottom', align = 'start' }: MenuPopupProps) {
  const popup = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!isByKey) return;
    const frame = requestAnimationFrame(() => popup.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus());
    return () => cancelAnimationFrame(frame);
  }, [isByKey]);

  return (
    <Base.Positioner
      anchor={point ? { getBoundingClientRect: () => new DOMRect(point.x, point.y, 0, 0) } : anchor}
      side={point ? 'right' : side}
      align={align}
      sideOffset={point ? 2 : 6}
      collisionPadding={8}
      className="z-40 outline-none"
    >
      <Base.Popup
        ref={popup}
        finalFocus={() => finalFocus(popup.current, anchor)}
        className={cx(menuPopupClass, 'min-w-menu')}
        render={<m.div {...growing} />}
      >
        <Entries groups={groups} />
      </Base.Popup>
    </Base.Positioner>
  );
}

function Entries({ groups }: { groups: MenuGroups }) {
  const shown = groups.filter((group) => group.length > 0);

  return shown.map((group, index) => (
    <Fragment key={group.map(({ label }) => label).join()}>
      {index > 0 && <Base.Separator className="mx-1 my-1.5 border-line border-t" />}
      {group.map((action) => (
        <Entry key={action.label} {...action} />
      ))}
    </Fragment>
  ));
}

function Entry({ label, hint, icon: Icon, keys, isChosen, isDanger, isDisabled, onSelect }: MenuAction) {
  return (
    <Base.Item
      disabled={isDisabled}
      label={label}
      aria-current={isChosen || undefined}
      // The menu first lets go of the focus, which what is chosen may want.
      onClick={() => requestAnimationFrame(onSelect)}
      className={cx(menuItemClass, isDanger && 'text-danger-text data-highlighted:bg-danger-soft')}
    >
      {Icon && <Icon className={cx('size-4 shrink-0', !isDanger && 'text-muted')} />}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{label}</span>
        {hint && <span className="block text-muted text-sm">{hint}</span>}
      </span>
      {keys && <Kbd>{keys}</Kbd>}
      {isChosen && <Check aria-hidden className="size-4 shrink-0 text-accent-text" />}
    </Base.Item>
  );
}
