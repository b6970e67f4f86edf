import { createFileRoute, Link, Outlet, useLocation } from '@tanstack/react-router';
import { ChevronLeft, Settings } from 'lucide-react';
import { SidebarPane } from '#layout/pane.tsx';
import { usePanes } from '#layout/panes.ts';
import { TopBar } from '#layout/top-bar.tsx';
import { settingsPageAt } from '#settings/pages.ts';
import { SettingsNav } from '#settings/settings-nav.tsx';
import { settingsTexts } from '#texts/settings.ts';
import { buttonClass } from '#ui/button.tsx';
import { MeBar } from '#users/me-bar.tsx';

export const Route = createFileRoute('/_app/settings')({ component: SettingsFrame });

function SettingsFrame() {
  const page = useLocation({ select: ({ pathname }) => settingsPageAt(pathname) });
  const { isNarrow } = usePanes();

  return (
    <>
      <SidebarPane label={settingsTexts.nav}>
        <p className="px-4.5 pt-5 pb-4 font-bold text-lg tracking-tight">{settingsTexts.title}</p>
        <div className="scroll-pane flex-1 px-2">
          <SettingsNav />
        </div>
        <MeBar />
      </SidebarPane>
      <TopBar icon={Settings} title={settingsTexts.title}>
        {isNarrow && page && (
          <Link to="/settings" className={buttonClass({ variant: 'ghost', size: 'sm' })}>
            <ChevronLeft aria-hidden className="-ml-1 size-4" />
            {settingsTexts.back}
          </Link>
        )}
      </TopBar>
      <div className="scroll-pane flex flex-1 flex-col px-6 pt-8 pb-6 max-md:px-4 max-md:pt-6">
        <div className="mx-auto flex w-full max-w-page flex-1 flex-col">
          <Outlet />
        </div>
      </div>
    </>
  );
}
