import type { HTMLMotionProps, Transition } from 'framer-motion';
import { durations, easeOut } from './timing.ts';

const transitions = {
  /** What answers a press: menus, tiles, small things that move. */
  snappy: { type: 'spring', stiffness: 620, damping: 38, mass: 0.8 },
  /** What comes to the front: dialogs, sheets, panes. */
  gentle: { type: 'spring', stiffness: 380, damping: 34, mass: 0.9 },
  fade: { duration: durations.base, ease: easeOut },
  leave: { duration: durations.fast, ease: easeOut },
} satisfies Record<string, Transition>;

type Motion = Pick<HTMLMotionProps<'div'>, 'initial' | 'animate' | 'exit'>;

/** Grows out of what it belongs to: menus, popovers, lists of choices. */
export const growing: Motion = {
  initial: { opacity: 0, scale: 0.94 },
  animate: { opacity: 1, scale: 1, transition: transitions.snappy },
  exit: { opacity: 0, scale: 0.97, transition: transitions.leave },
};

/** Comes to the front: dialogs. */
export const rising: Motion = {
  initial: { opacity: 0, scale: 0.96, y: 10 },
  animate: { opacity: 1, scale: 1, y: 0, transition: transitions.gentle },
  exit: { opacity: 0, scale: 0.98, transition: transitions.leave },
};

/** Comes up from the lower edge: dialogs on small screens. */
export const sheet: Motion = {
  initial: { opacity: 0, y: 48 },
  animate: { opacity: 1, y: 0, transition: transitions.gentle },
  exit: { opacity: 0, y: 32, transition: transitions.leave },
};

/** Only fades: what lies behind, and what takes the place of something else. */
export const fading: Motion = {
  initial: { opacity: 0 },
  animate: { opacity: 1, transition: transitions.fade },
  exit: { opacity: 0, transition: transitions.leave },
};
