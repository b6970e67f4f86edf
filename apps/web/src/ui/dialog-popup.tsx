import { Dialog as Base } from '@base-ui/react/dialog';
import { AnimatePresence } from 'framer-motion';
import * as m from 'framer-motion/m';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { cx } from '#lib/class-names.ts';
import { useMediaQuery } from '#lib/media-query.ts';
import { uiTexts } from '#texts/ui.ts';
import { IconButton } from './icon-button.tsx';
import { fading, rising, sheet } from './motion.ts';
import { MotionRoot } from './motion-root.tsx';

export type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** A question that a press beside it must not answer. */
  isAlert?: boolean;
  /** Finds what gets the focus in the end, where what opened it may be gone by then. */
  finalFocus?: () => HTMLElement | null;
  className?: string;
};

/** The look of a dialog. */
export function DialogPopup({ isOpen, onClose, isAlert = false, ...content }: DialogProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => open || onClose()} disablePointerDismissal={isAlert}>
      <MotionRoot>
        <AnimatePresence>
          {isOpen && (
            <Base.Portal keepMounted>
              <Base.Backdrop
                className="fixed inset-0 z-30 bg-scrim backdrop-blur-overlay"
                render={<m.div {...fading} />}
              />
              <DialogContent isAlert={isAlert} {...content} />
            </Base.Portal>
          )}
        </AnimatePresence>
      </MotionRoot>
    </Base.Root>
  );
}

type ContentProps = Omit<DialogProps, 'isOpen' | 'onClose'>;

function DialogContent({ title, description, children, isAlert, finalFocus, className }: ContentProps) {
  const isSmall = useMediaQuery('(max-width: 479px)');
  const fillsScreen = isSmall && !isAlert;
  const body = useRef<HTMLDivElement>(null);

  /** Something to fill in comes before the buttons, but not where that brings up a keyboard over the page. */
  const firstField = (openedBy: string) =>
    openedBy === 'touch'
      ? true
      : (body.current?.querySelector<HTMLElement>('input:not([hidden]), textarea, [role=combobox]') ?? true);

  return (
    <Base.Viewport
      className={cx('fixed inset-0 z-30 grid', fillsScreen ? 'place-items-stretch' : 'place-items-center p-4')}
    >
      <Base.Popup
        {...(isAlert && { role: 'alertdialog' })}
        initialFocus={firstField}
        finalFocus={finalFocus}
        className={cx(
          'flex min-h-0 w-full flex-col overflow-hidden bg-overlay shadow-overlay outline-none',
          fillsScreen ? 'h-dvh' : 'max-h-[min(46rem,calc(100dvh-2rem))] max-w-dialog rounded-xl border border-line',
          className,
        )}
        render={<m.div {...(fillsScreen ? sheet : rising)} />}
      >
        <header className="flex items-start gap-3 px-6 pt-5 pb-1">
          <div className="min-w-0 flex-1">
            <Base.Title className="font-bold text-lg tracking-tight">{title}</Base.Title>
            {description && <Base.Description className="mt-1 text-md text-muted">{description}</Base.Description>}
          </div>
          {!isAlert && (
            <Base.Close
              render={
                <IconButton label={uiTexts.close} className="-mt-1 -mr-2">
                  <X aria-hidden className="size-4.5" />
                </IconButton>
              }
            />
          )}
        </header>
        <div ref={body} className="scroll-pane flex min-h-0 flex-1 scroll-pb-24 flex-col px-6 pt-3 pb-6">
          {children}
        </div>
      </Base.Popup>
    </Base.Viewport>
  );
}
