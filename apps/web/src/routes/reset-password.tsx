import { createFileRoute, Link, useNavigate } from '@tanstack/react-router';
import { FormHead } from '#auth/form-head.tsx';
import { ResetPasswordForm } from '#auth/reset-password-form.tsx';
import { ArtPage } from '#layout/art-page.tsx';
import { useDocumentTitle } from '#lib/document-title.ts';
import { authTexts } from '#texts/auth.ts';
import { buttonClass } from '#ui/button.tsx';
import { showToast } from '#ui/toasts.ts';

type Search = { token?: string };

export const Route = createFileRoute('/reset-password')({
  validateSearch: ({ token }): Search => (typeof token === 'string' ? { token } : {}),
  component: ResetPasswordPage,
});

function ResetPasswordPage() {
  const { token } = Route.useSearch();
  const navigate = useNavigate();
  useDocumentTitle(authTexts.resetTitle);

  function finish() {
    showToast({ text: authTexts.resetDone });
    void navigate({ to: '/sign-in', replace: true });
  }

  return (
    <ArtPage>
      <FormHead title={authTexts.resetTitle}>{token ? authTexts.resetLine : authTexts.resetMissing}</FormHead>
      {token ? (
        <ResetPasswordForm token={token} onDone={finish} />
      ) : (
        <Link to="/sign-in" className={buttonClass({ variant: 'primary', size: 'lg' })}>
          {authTexts.toSignIn}
        </Link>
      )}
    </ArtPage>
  );
}
