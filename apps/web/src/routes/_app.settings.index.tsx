import { createFileRoute, Navigate } from '@tanstack/react-router';
import { usePanes } from '#layout/panes.ts';
import { useDocumentTitle } from '#lib/document-title.ts';
import { SettingsNav } from '#settings/settings-nav.tsx';
import { settingsTexts } from '#texts/settings.ts';

export const Route = createFileRoute('/_app/settings/')({ component: SettingsList });

/** Where there is no room for the list beside the pages, it is a page itself. */
function SettingsList() {
  const { isNarrow } = usePanes();
  useDocumentTitle(settingsTexts.title);

  return isNarrow ? <SettingsNav isPage /> : <Navigate to="/settings/profile" replace />;
}
