import { createFileRoute, Link, useNavigate } from '@tanstack/react-router';
import { AskResetForm } from '#auth/ask-reset-form.tsx';
import { FormHead, lineLinkClass } from '#auth/form-head.tsx';
import { ResetPasswordForm } from '#auth/reset-password-form.tsx';
import { loadSession } from '#auth/session.ts';
import { ArtPage } from '#layout/art-page.tsx';
import { useDocumentTitle } from '#lib/document-title.ts';
import type { Api } from '#lib/trpc.ts';
import { authTexts } from '#texts/auth.ts';
import { buttonClass } from '#ui/button.tsx';
import { showToast } from '#ui/toasts.ts';

type Search = { token?: string };

export const Route = createFileRoute('/reset-password')({
  validateSearch: ({ token }): Search => (typeof token === 'string' ? { token } : {}),
  beforeLoad: async ({ context, search }) => ({ mayAsk: !search.token && (await sendsMail(context.api)) }),
  component: ResetPasswordPage,
});

/** Whether there is mail to ask a link by. */
const sendsMail = (api: Api) => loadSession(api).then(({ instance }) => instance.sendsMail);

function ResetPasswordPage() {
  const { token } = Route.useSearch();
  const { mayAsk } = Route.useRouteContext();
  const navigate = useNavigate();
  useDocumentTitle(authTexts.resetTitle);

  function finish() {
    showToast({ text: authTexts.resetDone });
    void navigate({ to: '/sign-in', replace: true });
  }

  if (mayAsk) {
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
