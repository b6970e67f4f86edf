import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { usePanes } from './panes.ts';

/** What the sidebar shows; from anywhere inside the shell. */
export function SidebarPane({ label, children }: { label: string; children: ReactNode }) {
  const { sidebar } = usePanes();
  return (
    sidebar &&
    createPortal(
      <nav aria-label={label} className="flex min-h-0 flex-1 flex-col">
        {children}
      </nav>,
      sidebar,
    )
  );
}

/** What the pane of members shows; from anywhere inside the shell. */
export function MembersPane({ label, children }: { label: string; children: ReactNode }) {
  const { members } = usePanes();
  return (
    members &&
    createPortal(
      <aside aria-label={label} className="flex min-h-0 flex-1 flex-col">
        {children}
      </aside>,
      members,
    )
  );
}
