import { createContext, use, useCallback, useEffect, useRef, useState } from 'react';
import { dialogTexts } from '#texts/dialogs.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { Dialog } from './dialog.tsx';
import type { DialogProps } from './dialog-popup.tsx';

const UnsavedContext = createContext<((isUnsaved: boolean) => void) | null>(null);

/** A dialog whose content may hold something unsaved: closing it then asks first. */
export function FormDialog({ onClose, children, ...dialog }: DialogProps) {
  const isUnsaved = useRef(false);
  const [isAsking, setAsking] = useState(false);
  const report = useCallback((unsaved: boolean) => {
    isUnsaved.current = unsaved;
  }, []);

  function close() {
    if (isUnsaved.current) setAsking(true);
    else onClose();
  }

  function discard() {
    setAsking(false);
    onClose();
  }

  return (
    <Dialog {...dialog} onClose={close}>
      <UnsavedContext value={report}>{children}</UnsavedContext>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={dialogTexts.discardTitle}
        description={dialogTexts.discardLine}
        confirmLabel={dialogTexts.discard}
        onConfirm={discard}
      />
    </Dialog>
  );
}

/** Inside a `FormDialog`: whether something would be lost if it closed now, or the whole page did. */
export function useUnsaved(isUnsaved: boolean): void {
  const report = use(UnsavedContext);

  useEffect(() => {
    report?.(isUnsaved);
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => {
      report?.(false);
      removeEventListener('beforeunload', ask);
    };
  }, [isUnsaved, report]);
}
