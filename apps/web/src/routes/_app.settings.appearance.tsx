import { createFileRoute } from '@tanstack/react-router';
import { SettingsBody } from '#settings/settings-body.tsx';
import { ThemeChoice } from '#settings/theme-choice.tsx';
import { settingsTexts } from '#texts/settings.ts';

export const Route = createFileRoute('/_app/settings/appearance')({ component: AppearancePage });

function AppearancePage() {
  return (
    <SettingsBody title={settingsTexts.appearance} line={settingsTexts.appearanceLine}>
      <ThemeChoice />
    </SettingsBody>
  );
}
