import { type KeyboardEvent, type MouseEvent, type ReactNode, type Ref, useRef, useState } from 'react';
import type { MenuGroups, MenuLoader } from './menu-groups.ts';
import type { MenuPopupProps } from './menu-popup.tsx';
import { onDemand } from './on-demand.tsx';

const MenuPopup = onDemand<MenuPopupProps>(() => import('./menu-popup.tsx').then((part) => part.MenuPopup));

/** What a button needs to open something: spread it on the button. */
type TriggerProps = {
  ref: Ref<HTMLButtonElement>;
  'aria-haspopup': 'menu' | 'dialog';
  'aria-expanded': boolean;
  onClick: (event: MouseEvent) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
};

type Props = Pick<MenuPopupProps, 'side' | 'align'> & {
  groups: MenuGroups | MenuLoader;
  /** Told when it opens, and when it is gone: a button that shows only now and then has to stay for so long. */
  onShown?: (isShown: boolean) => void;
  /** Renders the button that opens it. */
  children: (trigger: TriggerProps) => ReactNode;
};

/** Actions behind a button; focus comes back to it. */
export function Menu({ groups, side, align, onShown, children }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isByKey, setByKey] = useState(false);

  const [loaded, setLoaded] = useState<MenuGroups>([]);

  function open(byKey: boolean) {
    setByKey(byKey);
    onShown?.(true);
    if (typeof groups === 'function') void load(groups);
    else setOpen(true);
  }

  async function load(loader: MenuLoader) {
    try {
      setLoaded(await loader());
      setOpen(true);
    } catch (error) {
      onShown?.(false);
      throw error;
    }
  }

  function openByArrow(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    open(true);
  }

  return (
    <>
      {children({
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        // A press by a key counts as a click of no button.
        onClick: ({ detail }) => open(detail === 0),
        onKeyDown: openByArrow,
      })}
      <MenuPopup
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onGone={() => onShown?.(false)}
        anchor={button.current}
        groups={typeof groups === 'function' ? loaded : groups}
        isByKey={isByKey}
        side={side}
        align={align}
      />
    </>
  );
}
