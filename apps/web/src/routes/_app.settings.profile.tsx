import { createFileRoute } from '@tanstack/react-router';
import { ProfileForm } from '#settings/profile-form.tsx';
import { SettingsBody } from '#settings/settings-body.tsx';
import { settingsTexts } from '#texts/settings.ts';
import { useMyself } from '#users/queries.ts';

export const Route = createFileRoute('/_app/settings/profile')({ component: ProfilePage });

function ProfilePage() {
  const me = useMyself();

  return (
    <SettingsBody title={settingsTexts.profile} line={settingsTexts.profileLine}>
      {me && <ProfileForm key={me.id} me={me} />}
    </SettingsBody>
  );
}
