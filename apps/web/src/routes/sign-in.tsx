import { createFileRoute, Link, redirect } from '@tanstack/react-router';
import { FormHead, lineLinkClass } from '#auth/form-head.tsx';
import { loadSession } from '#auth/session.ts';
import { SignInForm } from '#auth/sign-in-form.tsx';
import { ArtPage } from '#layout/art-page.tsx';
import { PagePending } from '#layout/page-pending.tsx';
import { useDocumentTitle } from '#lib/document-title.ts';
import { safePath } from '#lib/safe-path.ts';
import { authTexts } from '#texts/auth.ts';

type Search = { redirect?: string };

export const Route = createFileRoute('/sign-in')({
  validateSearch: (search): Search => (typeof search.redirect === 'string' ? { redirect: search.redirect } : {}),
  beforeLoad: async ({ context, search }) => {
    const { user, instance } = await loadSession(context.api);
    if (user) throw redirect({ href: safePath(search.redirect, location.origin), replace: true });
    if (!instance.hasAccounts) throw redirect({ to: '/sign-up', search, replace: true });
    return { instance };
  },
  pendingComponent: PagePending,
  pendingMs: 400,
  component: SignInPage,
});

function SignInPage() {
  const search = Route.useSearch();
  const { instance } = Route.useRouteContext();
  useDocumentTitle(authTexts.signIn);

  return (
    <ArtPage>
      <FormHead title={authTexts.signInTitle}>
        {instance.signUpMode === 'open' && (
          <>
            {authTexts.newHere}{' '}
            <Link to="/sign-up" search={search} className={lineLinkClass}>
              {authTexts.createAccount}
            </Link>
          </>
        )}
      </FormHead>
      <SignInForm />
      <p className="mt-6 text-muted text-sm">{authTexts.forgotPassword}</p>
    </ArtPage>
  );
}
