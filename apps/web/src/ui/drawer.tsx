import type { DrawerProps } from './drawer-popup.tsx';
import { onDemand } from './on-demand.tsx';

/** A pane that slides in over the page from its edge, and out again by a swipe, by Esc, or by a press beside it. */
export const Drawer = onDemand<DrawerProps>(() => import('./drawer-popup.tsx').then((part) => part.DrawerPopup));
