import { Popover as Base } from '@base-ui/react/popover';
import { AnimatePresence } from 'framer-motion';
import * as m from 'framer-motion/m';
import { type ReactNode, useRef } from 'react';
import { cx } from '#lib/class-names.ts';
import { finalFocus } from './final-focus.ts';
import { growing } from './motion.ts';
import { MotionRoot } from './motion-root.tsx';

export type PopoverPopupProps = {
  isOpen: boolean;
  onClose: () => void;
  anchor: HTMLElement | null;
  /** What it is, read aloud. */
  label: string;
  children: ReactNode;
  side?: 'top' | 'right' | 'bottom' | 'left';
  align?: 'start' | 'center' | 'end';
  className?: string;
};

/** The look of a popover. */
export function PopoverPopup({ isOpen, onClose, anchor, label, children, side, align, className }: PopoverPopupProps) {
  const popup = useRef<HTMLDivElement>(null);

  return (
    <Base.Root open={isOpen} onOpenChange={(open) => open || onClose()} modal="trap-focus">
      <MotionRoot>
        <AnimatePresence>
          {isOpen && (
            <Base.Portal keepMounted>
              <Base.Positioner
                anchor={anchor}
                side={side}
                align={align}
                sideOffset={8}
                collisionPadding={12}
                className="z-40"
              >
                <Base.Popup
                  ref={popup}
                  aria-label={label}
                  finalFocus={() => finalFocus(popup.current, anchor)}
                  className={cx(
                    'origin-(--transform-origin) rounded-lg border border-line bg-overlay shadow-overlay outline-none',
                    className,
                  )}
                  render={<m.div {...growing} />}
                >
                  {children}
                </Base.Popup>
              </Base.Positioner>
            </Base.Portal>
          )}
        </AnimatePresence>
      </MotionRoot>
    </Base.Root>
  );
}
