import { Drawer as Base } from '@base-ui/react/drawer';
import type { ReactNode } from 'react';
import { cx } from '#lib/class-names.ts';

export type DrawerProps = {
  isOpen: boolean;
  onClose: () => void;
  side: 'left' | 'right';
  /** What it is, read aloud. */
  label: string;
  children: ReactNode;
};

const sides = {
  left: 'left-0 data-ending-style:-translate-x-full data-starting-style:-translate-x-full',
  right: 'right-0 data-ending-style:translate-x-full data-starting-style:translate-x-full',
};

/** The look of a drawer. */
export function DrawerPopup({ isOpen, onClose, side, label, children }: DrawerProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => open || onClose()} swipeDirection={side}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-20 bg-scrim opacity-[calc(1-var(--drawer-swipe-progress))] transition-opacity duration-base data-swiping:transition-none data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-20">
          <Base.Popup
            aria-label={label}
            className={cx(
              'absolute inset-y-0 flex max-w-[calc(100vw-2.5rem)] translate-x-(--drawer-swipe-movement-x) overflow-hidden bg-canvas shadow-overlay outline-none transition-transform duration-slow data-swiping:transition-none',
              sides[side],
            )}
          >
            <Base.Content className="flex h-full min-w-0">{children}</Base.Content>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
