import { createFileRoute } from '@tanstack/react-router';
import { PasswordForm } from '#settings/password-form.tsx';
import { SettingsBody } from '#settings/settings-body.tsx';
import { settingsTexts } from '#texts/settings.ts';
import { useMyself } from '#users/queries.ts';

export const Route = createFileRoute('/_app/settings/password')({ component: PasswordPage });

function PasswordPage() {
  const me = useMyself();

  return (
    <SettingsBody title={settingsTexts.password} line={settingsTexts.passwordLine}>
      {me && <PasswordForm key={me.id} username={me.username} />}
    </SettingsBody>
  );
}
