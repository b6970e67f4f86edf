import { createFileRoute, notFound } from '@tanstack/react-router';
import { trpc } from '#lib/trpc.ts';
import { InstanceForm } from '#settings/instance-form.tsx';
import { SettingsBody } from '#settings/settings-body.tsx';
import { SignUpInvite } from '#settings/sign-up-invite.tsx';
import { settingsTexts } from '#texts/settings.ts';

export const Route = createFileRoute('/_app/settings/instance')({
  beforeLoad: ({ context }) => {
    if (!context.me.isOperator) throw notFound();
  },
  component: InstancePage,
});

function InstancePage() {
  const { data } = trpc.auth.session.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });

  return (
    <SettingsBody title={settingsTexts.instance} line={settingsTexts.instanceLine}>
      {data && <InstanceForm instance={data.instance} />}
      {data?.instance.signUpMode === 'invite' && <SignUpInvite />}
    </SettingsBody>
  );
}
