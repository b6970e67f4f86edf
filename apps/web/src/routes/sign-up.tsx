import { createFileRoute, Link, redirect } from '@tanstack/react-router';
import { CompleteSignUpCard } from '#auth/complete-sign-up.tsx';
import { FormHead, lineLinkClass } from '#auth/form-head.tsx';
import { OtherWays } from '#auth/other-ways.tsx';
import { loadSession } from '#auth/session.ts';
import { SignUpForm } from '#auth/sign-up-form.tsx';
import { ArtPage } from '#layout/art-page.tsx';
import { PagePending } from '#layout/page-pending.tsx';
import { useDocumentTitle } from '#lib/document-title.ts';
import { safePath } from '#lib/safe-path.ts';
import { searchTexts } from '#lib/search-texts.ts';
import { authTexts } from '#texts/auth.ts';
import { buttonClass } from '#ui/button.tsx';

const validateSearch = searchTexts('redirect', 'invite', 'via');

export const Route = createFileRoute('/sign-up')({
  validateSearch,
  beforeLoad: async ({ context, search }) => {
    const { user, instance } = await loadSession(context.api);
    if (user) throw redirect({ href: safePath(search.redirect, location.origin), replace: true });
    return { instance };
  },
  pendingComponent: PagePending,
  pendingMs: 400,
  component: SignUpPage,
});

function SignUpPage() {
  const { redirect, invite, via } = Route.useSearch();
  const { instance } = Route.useRouteContext();
  const { hasAccounts, signUpMode } = instance;
  useDocumentTitle(authTexts.signUpTitle);

  if (via) {
    return (
      <ArtPage name={instance.name}>
        <CompleteSignUpCard />
      </ArtPage>
    );
  }
  if (hasAccounts && signUpMode === 'closed') {
    return <NoSignUp title={authTexts.closedTitle} line={authTexts.closedLine} />;
  }
  if (hasAccounts && signUpMode === 'invite' && !invite) {
    return <NoSignUp title={authTexts.byInviteTitle} line={authTexts.byInviteLine} />;
  }

  return (
    <ArtPage name={instance.name}>
      {hasAccounts ? (
        <FormHead title={authTexts.signUpTitle}>
          {authTexts.haveAccount}{' '}
          <Link to="/sign-in" search={{ redirect }} className={lineLinkClass}>
            {authTexts.signIn}
          </Link>
        </FormHead>
      ) : (
        <FormHead title={authTexts.firstTitle}>{authTexts.firstLine}</FormHead>
      )}
      <SignUpForm invite={invite} />
      <OtherWays
        isOpen={instance.providers.length > 0}
        providers={instance.providers}
        path={redirect}
        invite={invite}
      />
    </ArtPage>
  );
}

const NoSignUp = ({ title, line }: { title: string; line: string }) => (
  <ArtPage>
    <FormHead title={title}>{line}</FormHead>
    <Link to="/sign-in" className={buttonClass({ variant: 'primary', size: 'lg' })}>
      {authTexts.toSignIn}
    </Link>
  </ArtPage>
);
