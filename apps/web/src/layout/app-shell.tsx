import { useLocation, useParams } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useMediaQuery } from '#lib/media-query.ts';
import { createStored } from '#lib/storage.ts';
import { uiTexts } from '#texts/ui.ts';
import { Drawer } from '#ui/drawer.tsx';
import { PanesContext } from './panes.ts';

const showsMembers = createStored('shows-members', true, (stored) => stored !== false);

type Props = {
  rail: ReactNode;
  /** Fills sidebar and members through `SidebarPane` and `MembersPane`; the rest is the conversation. */
  children: ReactNode;
};

/**
 * The four panes. Where there is no room for them, the members become a drawer at the right, then rail and sidebar
 * together one at the left.
 */
export function AppShell({ rail, children }: Props) {
  const isNarrow = useMediaQuery('(width < 760px)');
  const isWide = useMediaQuery('(width >= 1100px)');
  const wantsMembers = useSyncExternalStore(showsMembers.subscribe, showsMembers.get);
  const [sidebar, setSidebar] = useState<HTMLElement | null>(null);
  const [members, setMembers] = useState<HTMLElement | null>(null);
  const [drawer, setDrawer] = useDrawer();
  const closeDrawer = useCallback(() => setDrawer(null), [setDrawer]);
  useHereLinks(sidebar, closeDrawer);

  const navigation = (
    <>
      {rail}
      <div
        ref={setSidebar}
        className="flex min-h-0 w-sidebar min-w-0 flex-col overflow-hidden rounded-tl-xl bg-sidebar"
      />
    </>
  );
  const panes = {
    sidebar,
    members,
    isNarrow,
    areMembersShown: isWide ? wantsMembers : drawer === 'members',
    closeDrawer,
    openNavigation: () => setDrawer('navigation'),
    toggleMembers: () =>
      isWide ? showsMembers.set(!wantsMembers) : setDrawer(drawer === 'members' ? null : 'members'),
  };

  return (
    <PanesContext value={panes}>
      <div className="flex h-dvh bg-canvas">
        <a
          href="#content"
          className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-4 py-2 font-semibold text-accent-ink text-md focus:translate-y-0"
        >
          {uiTexts.skipToContent}
        </a>
        {isNarrow ? (
          <Drawer isOpen={drawer === 'navigation'} onClose={closeDrawer} side="left" label={uiTexts.navigation}>
            {navigation}
          </Drawer>
        ) : (
          navigation
        )}
        <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col bg-surface outline-none">
          {children}
        </main>
        {isWide ? (
          wantsMembers && (
            <div ref={setMembers} className="flex w-members flex-col border-line border-l bg-surface empty:hidden" />
          )
        ) : (
          <Drawer isOpen={drawer === 'members'} onClose={closeDrawer} side="right" label={uiTexts.members}>
            <div ref={setMembers} className="flex w-members flex-col bg-surface" />
          </Drawer>
        )}
      </div>
    </PanesContext>
  );
}

/** Calls back when the link to where one is already is pressed: it leads nowhere, so nothing else tells of it. */
function useHereLinks(pane: HTMLElement | null, onHere: () => void) {
  const latest = useRef(onHere);
  latest.current = onHere;

  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('a[aria-current=page]')) latest.current();
    };
    pane?.addEventListener('click', onClick);
    return () => pane?.removeEventListener('click', onClick);
  }, [pane]);
}

type DrawerName = 'navigation' | 'members';

/** Which drawer is open; going somewhere else closes it, but on the way into another group its rooms stay in view. */
function useDrawer() {
  const [drawer, setDrawer] = useState<DrawerName | null>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  const { groupId, roomId } = useParams({ strict: false });
  const last = useRef({ path, groupId, roomId });

  useEffect(() => {
    const from = last.current;
    if (from.path === path) return;
    last.current = { path, groupId, roomId };
    const isEntering = groupId !== undefined && (groupId !== from.groupId || from.roomId === undefined);
    setDrawer((open) => (isEntering && open === 'navigation' ? open : null));
  }, [path, groupId, roomId]);

  return [drawer, setDrawer] as const;
}
