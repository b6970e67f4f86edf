import { useMyself } from '#users/queries.ts';
import { ProfileForm } from './profile-form.tsx';

/** What people see of oneself. */
export function ProfilePage() {
  const me = useMyself();
  return me && <ProfileForm key={me.id} me={me} />;
}
