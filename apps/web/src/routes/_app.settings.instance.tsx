import { createFileRoute, notFound } from '@tanstack/react-router';
import { trpc } from '#lib/trpc.ts';
import { InstanceForm } from '#settings/instance-form.tsx';
import { SignUpInvite } from '#settings/sign-up-invite.tsx';

export const Route = createFileRoute('/_app/settings/instance')({
  beforeLoad: ({ context }) => {
    if (!context.me.isOperator) throw notFound();
  },
  component: InstancePage,
});

function InstancePage() {
  const { data } = trpc.auth.session.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  if (!data) return null;

  return (
    <>
      <InstanceForm instance={data.instance} />
      {data.instance.signUpMode === 'invite' && <SignUpInvite />}
    </>
  );
}
