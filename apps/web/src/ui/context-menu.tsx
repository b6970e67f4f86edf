import { type MouseEvent, type ReactNode, useState } from 'react';
import type { MenuGroups, MenuLoader } from './menu-groups.ts';
import type { MenuPopupProps } from './menu-popup.tsx';
import { onDemand } from './on-demand.tsx';
import { useLongPress } from './use-long-press.ts';

const MenuPopup = onDemand<MenuPopupProps>(() => import('./menu-popup.tsx').then((part) => part.MenuPopup));

type Opened = { anchor: HTMLElement; point: { x: number; y: number }; groups: MenuGroups; isByKey: boolean };

type Props = {
  /** What the menu offers for the element that was pressed; with nothing to offer the browser's own menu comes. */
  groupsFor: (target: Element) => MenuGroups | MenuLoader;
  /** A whole list may share one menu. */
  children: ReactNode;
  className?: string;
};

/** Actions at the pointer on a right click, a long press, or the menu key. Never the only way to them. */
export function ContextMenu({ groupsFor, children, className }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const longPress = useLongPress((target, x, y) => offer(target, { x, y }, false));

  /** @returns whether there was something to offer. */
  function offer(target: EventTarget, point: Opened['point'], isByKey: boolean) {
    if (!(target instanceof Element)) return false;
    const groups = groupsFor(target);
    const anchor = target.closest<HTMLElement>('a, button, [tabindex]') ?? document.body;
    const open = (ready: MenuGroups) => {
      setOpened({ anchor, point, groups: ready, isByKey });
      setOpen(true);
    };
    if (typeof groups === 'function') void groups().then(open);
    else if (groups.every((group) => group.length === 0)) return false;
    else open(groups);
    return true;
  }

  function onContextMenu(event: MouseEvent<HTMLElement>) {
    const { target, button, clientX, clientY } = event;
    // The menu key presses no button; the menu then stands below what has the focus.
    const isByKey = button !== 2;
    const { left, bottom } = (target as Element).getBoundingClientRect();
    const point = isByKey ? { x: left, y: bottom } : { x: clientX, y: clientY };
    if (offer(target, point, isByKey)) event.preventDefault();
  }

  return (
    <div className={className} {...{ ...longPress, onContextMenu }}>
      {children}
      {opened && <MenuPopup isOpen={isOpen} onClose={() => setOpen(false)} {...opened} />}
    </div>
  );
}
