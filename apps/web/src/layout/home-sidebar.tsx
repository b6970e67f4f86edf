import { Link } from '@tanstack/react-router';
import { Compass, Plus, Ticket } from 'lucide-react';
import { useStructureDialogs } from '#groups/structure-dialogs.ts';
import { groupTexts } from '#texts/groups.ts';
import { uiTexts } from '#texts/ui.ts';
import { wayInTexts } from '#texts/ways-in.ts';
import { MeBar } from '#users/me-bar.tsx';
import { SidebarPane } from './pane.tsx';

const rowClass =
  'flex h-8.5 w-full items-center gap-2.5 rounded-md px-2.5 text-md text-muted transition-colors hover:bg-raised hover:text-text pointer-coarse:h-touch data-[status=active]:bg-accent-soft data-[status=active]:text-text';

/** The sidebar where one is in no group: the ways into one. */
export function HomeSidebar() {
  return (
    <SidebarPane label={wayInTexts.ways}>
      <p className="px-4.5 pt-5 pb-4 font-bold text-lg tracking-tight">{uiTexts.appName}</p>
      <ul className="scroll-pane flex-1 px-2">
        <li>
          <Link to="/discover" className={rowClass}>
            <Compass aria-hidden className="size-4 shrink-0" />
            {groupTexts.discover}
          </Link>
        </li>
        <WaysIn />
      </ul>
      <MeBar />
    </SidebarPane>
  );
}

/** To make a group, and to come into one by a link, as items of a list. */
export function WaysIn() {
  const open = useStructureDialogs();

  return (
    <>
      <li>
        <button type="button" className={rowClass} onClick={() => open({ kind: 'createGroup' })}>
          <Plus aria-hidden className="size-4 shrink-0" />
          {groupTexts.create}
        </button>
      </li>
      <li>
        <button type="button" className={rowClass} onClick={() => open({ kind: 'openInvite' })}>
          <Ticket aria-hidden className="size-4 shrink-0" />
          {wayInTexts.openInvite}
        </button>
      </li>
    </>
  );
}
