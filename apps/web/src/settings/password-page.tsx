import { useMyself } from '#users/queries.ts';
import { PasswordForm } from './password-form.tsx';

/** What one signs in with. */
export function PasswordPage() {
  const me = useMyself();
  return me && <PasswordForm key={me.id} username={me.username} />;
}
