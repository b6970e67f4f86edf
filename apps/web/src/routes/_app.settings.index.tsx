import { createFileRoute } from '@tanstack/react-router';
import { useEffect } from 'react';
import { usePanes } from '#layout/panes.ts';
import { SettingsNav } from '#settings/settings-nav.tsx';

export const Route = createFileRoute('/_app/settings/')({ component: SettingsList });

/** Where there is no room for the list beside the pages, it is a page itself; else the first page is shown. */
function SettingsList() {
  const { isNarrow } = usePanes();
  const navigate = Route.useNavigate();
  // Once, and not as often as this is drawn: whoever has chosen another page meanwhile gets that one.
  useEffect(() => {
    if (!isNarrow) void navigate({ to: '/settings/$page', params: { page: 'profile' }, replace: true });
  }, [isNarrow, navigate]);
  return isNarrow ? <SettingsNav isPage /> : null;
}
