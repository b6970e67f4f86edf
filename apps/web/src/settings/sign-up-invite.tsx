import type { SignUpInviteView } from '@parley/contract/instance';
import { Copy, Link2 } from 'lucide-react';
import { errorText } from '#lib/errors.ts';
import { formatDate } from '#lib/format.ts';
import { trpc } from '#lib/trpc.ts';
import { memberTexts } from '#texts/members.ts';
import { settingsTexts } from '#texts/settings.ts';
import { Button } from '#ui/button.tsx';
import { FormError } from '#ui/field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toasts.ts';

/** Makes links for new accounts, one at a time. A link is shown until the page is left, and never again. */
export function SignUpInvite() {
  const create = trpc.instance.createSignUpInvite.useMutation();

  return (
    <section className="mt-8 rounded-lg border border-line p-5">
      <h2 className="font-bold tracking-tight">{settingsTexts.inviteTitle}</h2>
      <p className="mt-1 mb-4 text-muted text-sm">{settingsTexts.inviteLine}</p>
      {create.data && <InviteLink key={create.data.code} invite={create.data} />}
      <FormError>{create.error && errorText(create.error)}</FormError>
      <Button isPending={create.isPending} onClick={() => create.mutate()} className="mt-2">
        <Link2 aria-hidden className="size-4" />
        {create.data ? settingsTexts.createAnother : settingsTexts.createInvite}
      </Button>
    </section>
  );
}

function InviteLink({ invite }: { invite: SignUpInviteView }) {
  const link = `${location.origin}/sign-up?invite=${encodeURIComponent(invite.code)}`;

  async function copy() {
    try {
      await navigator.clipboard.writeText(link);
      showToast({ text: settingsTexts.linkCopied });
    } catch {
      showToast({ text: memberTexts.copyFailed, isUrgent: true });
    }
  }

  return (
    <div className="mb-3 flex items-start gap-2.5 max-sm:flex-col">
      <TextField
        label={settingsTexts.inviteLink}
        hint={settingsTexts.inviteOnce(formatDate(invite.expiresAt))}
        readOnly
        value={link}
        onFocus={(event) => event.currentTarget.select()}
        className="w-full min-w-0 flex-1"
      />
      <Button variant="primary" onClick={() => void copy()} className="h-10 sm:mt-6.5">
        <Copy aria-hidden className="size-4" />
        {settingsTexts.copyLink}
      </Button>
    </div>
  );
}
