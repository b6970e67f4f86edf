import { AnimatePresence } from 'framer-motion';
import * as m from 'framer-motion/m';
import { settingsTexts } from '#texts/settings.ts';
import { uiTexts } from '#texts/ui.ts';
import { Button } from '#ui/button.tsx';
import { rising } from '#ui/motion.ts';
import { MotionRoot } from '#ui/motion-root.tsx';

export type UnsavedActionsProps = {
  isOpen: boolean;
  isPending: boolean;
  onReset: () => void;
};

/** Saves the form around it, or takes its changes back. */
export function UnsavedActions({ isOpen, isPending, onReset }: UnsavedActionsProps) {
  return (
    <MotionRoot>
      <AnimatePresence>
        {isOpen && (
          <m.div
            {...rising}
            className="pointer-events-auto mt-6 flex items-center gap-2.5 rounded-lg border border-line bg-overlay py-2.5 pr-2.5 pl-4 shadow-overlay max-sm:flex-wrap"
          >
            <p aria-hidden className="min-w-0 flex-1 font-medium text-md max-sm:basis-full">
              {settingsTexts.unsaved}
            </p>
            <Button variant="ghost" onClick={onReset} disabled={isPending} className="max-sm:flex-1">
              {settingsTexts.reset}
            </Button>
            <Button type="submit" variant="primary" isPending={isPending} className="max-sm:flex-1">
              {uiTexts.save}
            </Button>
          </m.div>
        )}
      </AnimatePresence>
    </MotionRoot>
  );
}
