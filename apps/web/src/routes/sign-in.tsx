import { createFileRoute, Link, redirect } from '@tanstack/react-router';
import { FormHead, lineLinkClass } from '#auth/form-head.tsx';
import { loadSession, useSessionEnd } from '#auth/session.ts';
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
  const end = useSessionEnd();
  useDocumentTitle(authTexts.signIn);

  return (
    <ArtPage name={instance.name}>
      <p role="status" className={end ? 'mb-6 rounded-md bg-accent-soft px-3.5 py-2.5 text-md' : 'sr-only'}>
        {end && authTexts.ends[end]}
      </p>
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
      <p className="mt-6 text-muted text-sm">
        {instance.sendsMail ? (
          <Link to="/reset-password" className={lineLinkClass}>
            {authTexts.forgot}
          </Link>
        ) : (
          authTexts.forgotPassword
        )}
      </p>
    </ArtPage>
  );
}
