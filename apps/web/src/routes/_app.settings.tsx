import { createFileRoute, Link, Outlet, useLocation } from '@tanstack/react-router';
import { ChevronLeft, Settings } from 'lucide-react';
import { MissingAddress } from '#layout/missing-address.tsx';
import { SidebarPane } from '#layout/pane.tsx';
import { TopBar } from '#layout/top-bar.tsx';
import { useDocumentTitle } from '#lib/document-title.ts';
import { type SettingsPage, settingsPageAt } from '#settings/pages.ts';
import { SettingsNav } from '#settings/settings-nav.tsx';
import { settingsTexts } from '#texts/settings.ts';
import { iconButtonClass } from '#ui/icon-button.tsx';
import { tip } from '#ui/tooltip.ts';
import { MeBar } from '#users/me-bar.tsx';

export const Route = createFileRoute('/_app/settings')({ component: SettingsFrame });

function SettingsFrame() {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const page = settingsPageAt(path);
  return page || /^\/settings\/?$/.test(path) ? <Frame page={page} /> : <MissingAddress />;
}

function Frame({ page }: { page?: SettingsPage }) {
  const { title, line, icon = Settings } = page ?? { title: settingsTexts.title };
  useDocumentTitle(title);

  return (
    <>
      <SidebarPane label={settingsTexts.nav}>
        <h2 className="px-4.5 pt-5 pb-4 font-bold text-lg tracking-tight">{settingsTexts.title}</h2>
        <div className="scroll-pane flex-1 px-2">
          <SettingsNav />
        </div>
        <MeBar />
      </SidebarPane>
      <TopBar icon={icon} title={title} description={line} back={page && <BackLink />} />
      <div className="scroll-pane flex-1 px-6 pt-8 pb-6 max-md:px-4 max-md:pt-5">
        <div className="mx-auto max-w-page">
          {line && <p className="mb-5 text-md text-muted md:hidden">{line}</p>}
          <Outlet />
        </div>
      </div>
    </>
  );
}

const BackLink = () => (
  <Link
    to="/settings"
    aria-label={settingsTexts.back}
    className={iconButtonClass()}
    {...tip(settingsTexts.back, { side: 'bottom' })}
  >
    <ChevronLeft aria-hidden className="size-5" />
  </Link>
);
