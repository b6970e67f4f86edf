import { type ReactNode, useRef, useState } from 'react';
import type { TriggerProps } from './menu.tsx';
import { onDemand } from './on-demand.tsx';
import type { PopoverPopupProps } from './popover-popup.tsx';

const PopoverPopup = onDemand<PopoverPopupProps>(() => import('./popover-popup.tsx').then((part) => part.PopoverPopup));

type Props = Omit<PopoverPopupProps, 'isOpen' | 'onClose' | 'anchor'> & {
  /** Renders the button that opens it. */
  trigger: (trigger: TriggerProps) => ReactNode;
};

/** Something to read or use beside what it belongs to, such as a person's card. */
export function Popover({ trigger, ...popup }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);

  return (
    <>
      {trigger({ ref: button, 'aria-haspopup': 'dialog', 'aria-expanded': isOpen, onClick: () => setOpen(!isOpen) })}
      <PopoverPopup {...popup} isOpen={isOpen} onClose={() => setOpen(false)} anchor={button.current} />
    </>
  );
}
