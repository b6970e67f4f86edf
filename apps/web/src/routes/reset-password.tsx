import { createFileRoute, Link, useLocation, useNavigate } from '@tanstack/react-router';
import { AskResetForm } from '#auth/ask-reset-form.tsx';
import { FormHead, lineLinkClass } from '#auth/form-head.tsx';
import { ResetPasswordForm } from '#auth/reset-password-form.tsx';
import { ArtPage } from '#layout/art-page.tsx';
import { useDocumentTitle } from '#lib/document-title.ts';
import { trpc } from '#lib/trpc.ts';
import { authTexts } from '#texts/auth.ts';
import { buttonClass } from '#ui/button.tsx';
import { showToast } from '#ui/toasts.ts';

export const Route = createFileRoute('/reset-password')({ component: ResetPasswordPage });

function ResetPasswordPage() {
  const token = useLocation({ select: ({ searchStr }) => new URLSearchParams(searchStr).get('token') });
  const { data: session } = trpc.auth.session.useQuery(undefined, { enabled: !token });
  const navigate = useNavigate();
  useDocumentTitle(authTexts.resetTitle);

  function finish() {
    showToast({ text: authTexts.resetDone });
    void navigate({ to: '/sign-in', replace: true });
  }

  if (!token && session?.instance.sendsMail) {
    return (
      <ArtPage>
        <FormHead title={authTexts.forgotTitle}>{authTexts.forgotLine}</FormHead>
        <AskResetForm />
        <p className="mt-6 text-sm">
          <Link to="/sign-in" className={lineLinkClass}>
            {authTexts.toSignIn}
          </Link>
        </p>
      </ArtPage>
    );
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
