import { createFileRoute } from '@tanstack/react-router';
import { ProfileForm } from '#settings/profile-form.tsx';
import { useMyself } from '#users/queries.ts';

export const Route = createFileRoute('/_app/settings/profile')({ component: ProfilePage });

function ProfilePage() {
  const me = useMyself();
  return me && <ProfileForm key={me.id} me={me} />;
}
