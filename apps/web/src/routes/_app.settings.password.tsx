import { createFileRoute } from '@tanstack/react-router';
import { PasswordForm } from '#settings/password-form.tsx';
import { useMyself } from '#users/queries.ts';

export const Route = createFileRoute('/_app/settings/password')({ component: PasswordPage });

function PasswordPage() {
  const me = useMyself();
  return me && <PasswordForm key={me.id} username={me.username} />;
}
