import { createFileRoute, Link, Outlet, redirect } from '@tanstack/react-router';
import { Settings } from 'lucide-react';
import { useEffect } from 'react';
import { loadSession } from '#auth/session.ts';
import { DialogHost } from '#groups/dialog-host.tsx';
import { AppShell } from '#layout/app-shell.tsx';
import { GroupRail } from '#layout/group-rail.tsx';
import { RailTile } from '#layout/rail-tile.tsx';
import { ShellSkeleton } from '#layout/shell-skeleton.tsx';
import { setUnreadInTitle } from '#lib/document-title.ts';
import { sessionEnd } from '#lib/session-signal.ts';
import { whenIdle } from '#lib/when-idle.ts';
import { useIdle } from '#live/use-idle.ts';
import { useMeStream } from '#live/use-me-stream.ts';
import { useAllUnread } from '#me/queries.ts';
import { ConnectionBar } from '#presence/connection-bar.tsx';
import { groupTexts } from '#texts/groups.ts';
import { tip } from '#ui/tooltip.ts';

export const Route = createFileRoute('/_app')({
  beforeLoad: async ({ context, location }) => {
    const { user } = await loadSession(context.api);
    if (!user) {
      // Whoever left by choice begins anew; whoever was interrupted goes on where they were.
      const isFresh = location.href === '/' || sessionEnd() === 'signedOut';
      throw redirect({ to: '/sign-in', search: isFresh ? {} : { redirect: location.href }, replace: true });
    }
    return { me: user };
  },
  pendingComponent: ShellSkeleton,
  pendingMs: 400,
  component: App,
});

function App() {
  useMeStream();
  useIdle();
  useEffect(() => whenIdle(loadMotion), []);

  return (
    <>
      <UnreadInTitle />
      <DialogHost>
        <AppShell rail={<GroupRail footer={<SettingsTile />} />}>
          <ConnectionBar />
          <Outlet />
        </AppShell>
      </DialogHost>
    </>
  );
}

/** What moves menus and dialogs: there before the first of them opens. */
const loadMotion = () => void import('#ui/motion-root.tsx').catch(() => {});

/** A part of its own, since it changes with every message anywhere. */
function UnreadInTitle() {
  const count = useAllUnread()?.messages ?? 0;
  useEffect(() => setUnreadInTitle(count), [count]);
  useEffect(() => () => setUnreadInTitle(0), []);
  return null;
}

const SettingsTile = () => (
  <Link
    to="/settings"
    aria-label={groupTexts.settings}
    className="rounded-lg outline-offset-4"
    {...tip(groupTexts.settings, { side: 'right' })}
  >
    {({ isActive }) => (
      <RailTile isActive={isActive}>
        <Settings aria-hidden className="size-5" strokeWidth={1.8} />
      </RailTile>
    )}
  </Link>
);
