import type { DialogProps } from './dialog-popup.tsx';
import { onDemand } from './on-demand.tsx';

/** What comes to the front and holds the focus until it is done; on small screens it fills the screen. Esc closes it. */
export const Dialog = onDemand<DialogProps>(() => import('./dialog-popup.tsx').then((part) => part.DialogPopup));
