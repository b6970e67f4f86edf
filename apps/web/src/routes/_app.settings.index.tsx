import { createFileRoute, Navigate } from '@tanstack/react-router';
import { usePanes } from '#layout/panes.ts';
import { SettingsNav } from '#settings/settings-nav.tsx';

export const Route = createFileRoute('/_app/settings/')({ component: SettingsList });

/** Where there is no room for the list beside the pages, it is a page itself. */
function SettingsList() {
  const { isNarrow } = usePanes();
  return isNarrow ? <SettingsNav isPage /> : <Navigate to="/settings/$page" params={{ page: 'profile' }} replace />;
}
