import { createFileRoute, Link, Outlet, redirect } from '@tanstack/react-router';
import { MessageSquareText } from 'lucide-react';
import { loadSession } from '#auth/session.ts';
import { AppShell } from '#layout/app-shell.tsx';
import { PagePending } from '#layout/page-pending.tsx';
import { Rail } from '#layout/rail.tsx';
import { RailTile } from '#layout/rail-tile.tsx';
import { sessionEnd } from '#lib/session-signal.ts';
import { groupTexts } from '#texts/groups.ts';
import { MotionRoot } from '#ui/motion-root.tsx';
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
  pendingComponent: PagePending,
  pendingMs: 400,
  component: App,
});

function App() {
  return (
    <MotionRoot>
      <AppShell
        rail={
          <Rail label={groupTexts.rail}>
            <Link
              to="/"
              aria-label={groupTexts.home}
              activeOptions={{ exact: true }}
              className="rounded-lg"
              {...tip(groupTexts.home, { side: 'right' })}
            >
              {({ isActive }) => (
                <RailTile isActive={isActive} className="bg-accent text-accent-ink">
                  <MessageSquareText aria-hidden className="size-5" strokeWidth={1.8} />
                </RailTile>
              )}
            </Link>
          </Rail>
        }
      >
        <Outlet />
      </AppShell>
    </MotionRoot>
  );
}
