import { useBlocker } from '@tanstack/react-router';
import { settingsTexts } from '#texts/settings.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { onDemand } from '#ui/on-demand.tsx';
import type { UnsavedActionsProps } from './unsaved-actions.tsx';

const UnsavedActions = onDemand<UnsavedActionsProps>(() =>
  import('./unsaved-actions.tsx').then((part) => part.UnsavedActions),
);

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
        <UnsavedActions isOpen={isDirty} isPending={isPending} onReset={onReset} />
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
