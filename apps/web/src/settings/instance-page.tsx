import { trpc } from '#lib/trpc.ts';
import { InstanceForm } from './instance-form.tsx';
import { OperatorsOnly } from './operators-only.tsx';
import { SignUpInvite } from './sign-up-invite.tsx';

/** What an operator may change about this installation. */
export function InstancePage() {
  const { data } = trpc.auth.session.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  if (!data) return null;

  return (
    <OperatorsOnly>
      <InstanceForm instance={data.instance} />
      {data.instance.signUpMode === 'invite' && <SignUpInvite />}
    </OperatorsOnly>
  );
}
