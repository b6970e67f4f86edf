import type { ConfirmDialogProps } from './confirm-popup.tsx';
import { onDemand } from './on-demand.tsx';

/** Asks before something that is hard to take back. It stays open until `onClose`, so that a failure can be shown. */
export const ConfirmDialog = onDemand<ConfirmDialogProps>(() =>
  import('./confirm-popup.tsx').then((part) => part.ConfirmPopup),
);
