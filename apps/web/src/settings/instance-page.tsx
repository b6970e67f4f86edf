import { Link } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { trpc } from '#lib/trpc.ts';
import { errorTexts } from '#texts/errors.ts';
import { settingsTexts } from '#texts/settings.ts';
import { buttonClass } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { useMyself } from '#users/queries.ts';
import { InstanceForm } from './instance-form.tsx';
import { SignUpInvite } from './sign-up-invite.tsx';

/** What an operator may change about this installation. */
export function InstancePage() {
  const me = useMyself();
  const { data } = trpc.auth.session.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  if (!data || !me) return null;
  if (!me.isOperator) return <NotForYou />;

  return (
    <>
      <InstanceForm instance={data.instance} />
      {data.instance.signUpMode === 'invite' && <SignUpInvite />}
    </>
  );
}

const NotForYou = () => (
  <EmptyState
    icon={SearchX}
    title={errorTexts.missingTitle}
    action={
      <Link to="/settings" className={buttonClass({ variant: 'primary' })}>
        {settingsTexts.back}
      </Link>
    }
  >
    {errorTexts.missingLine}
  </EmptyState>
);
