import { useBlocker } from '@tanstack/react-router';
import { AnimatePresence } from 'framer-motion';
import * as m from 'framer-motion/m';
import { settingsTexts } from '#texts/settings.ts';
import { uiTexts } from '#texts/ui.ts';
import { Button } from '#ui/button.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { rising } from '#ui/motion.ts';

type Props = {
  isDirty: boolean;
  isPending: boolean;
  onReset: () => void;
};

/** At the foot of a form that has changed: saves it or takes the changes back. Who leaves with changes is asked. */
export function UnsavedBar({ isDirty, isPending, onReset }: Props) {
  const leaving = useBlocker({
    shouldBlockFn: () => true,
    disabled: !isDirty,
    enableBeforeUnload: true,
    withResolver: true,
  });

  return (
    <>
      <div className="pointer-events-none sticky bottom-4 z-10 max-sm:bottom-2">
        <p role="status" className="sr-only">
          {isDirty && settingsTexts.unsaved}
        </p>
        <AnimatePresence>
          {isDirty && (
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
      </div>
      <ConfirmDialog
        isOpen={leaving.status === 'blocked'}
        onClose={() => leaving.reset?.()}
        title={settingsTexts.leaveTitle}
        description={settingsTexts.leaveLine}
        confirmLabel={settingsTexts.leave}
        onConfirm={() => leaving.proceed?.()}
      />
    </>
  );
}
