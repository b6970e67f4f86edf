import { createContext, use } from 'react';

/** What the parts of the shell know of each other. */
export type Panes = {
  /** Where the sidebar and the members show now; null while they are put away. */
  sidebar: HTMLElement | null;
  members: HTMLElement | null;
  /** Whether rail and sidebar are a drawer for want of room. */
  isNarrow: boolean;
  areMembersShown: boolean;
  openNavigation: () => void;
  toggleMembers: () => void;
  closeDrawer: () => void;
};

export const PanesContext = createContext<Panes | null>(null);

/** The shell's panes, for what stands inside the shell. */
export function usePanes(): Panes {
  const panes = use(PanesContext);
  if (!panes) throw new Error('usePanes needs an AppShell around it');
  return panes;
}
