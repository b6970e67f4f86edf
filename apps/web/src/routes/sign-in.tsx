import { createFileRoute, Link, redirect } from '@tanstack/react-router';
import { FormHead, lineLinkClass } from '#auth/form-head.tsx';
import { OtherWays, SignInProblem } from '#auth/other-ways.tsx';
import { loadSession, useSessionEnd } from '#auth/session.ts';
import { SignInForm } from '#auth/sign-in-form.tsx';
import { ArtPage } from '#layout/art-page.tsx';
import { PagePending } from '#layout/page-pending.tsx';
import { useDocumentTitle } from '#lib/document-title.ts';
import { safePath } from '#lib/safe-path.ts';
import { searchTexts } from '#lib/search-texts.ts';
import { authTexts } from '#texts/auth.ts';
import { onDemand } from '#ui/on-demand.tsx';

const validateSearch = searchTexts('redirect', 'problem', 'step');

const CodeForm = onDemand(() => import('#auth/code-form.tsx').then((part) => part.CodeForm));

export const Route = createFileRoute('/sign-in')({
  validateSearch,
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
  const { redirect, problem, step } = Route.useSearch();
  const navigate = Route.useNavigate();
  const { instance } = Route.useRouteContext();
  const end = useSessionEnd();
  useDocumentTitle(authTexts.signIn);

  if (step) {
    return (
      <ArtPage name={instance.name}>
        <CodeForm isOpen redirect={redirect} />
      </ArtPage>
    );
  }
  return (
    <ArtPage name={instance.name}>
      <p role="status" className={end ? 'mb-6 rounded-md bg-accent-soft px-3.5 py-2.5 text-md' : 'sr-only'}>
        {end && authTexts.ends[end]}
      </p>
      <SignInProblem isOpen={problem !== undefined} problem={problem} />
      <FormHead title={authTexts.signInTitle}>
        {instance.signUpMode === 'open' && (
          <>
            {authTexts.newHere}{' '}
            <Link to="/sign-up" search={{ redirect }} className={lineLinkClass}>
              {authTexts.createAccount}
            </Link>
          </>
        )}
      </FormHead>
      <SignInForm onStep={() => void navigate({ search: { redirect, step: 'code' } })} />
      <OtherWays isOpen providers={instance.providers} path={redirect} withPasskey />
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
