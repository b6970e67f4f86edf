import type { EmailView } from '@parley/contract/emails';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { errorReason, errorText } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { emailTexts } from '#texts/emails.ts';
import { Button } from '#ui/button.tsx';
import { showToast } from '#ui/toasts.ts';

const complain = (error: unknown) =>
  showToast({
    text: errorReason(error) === 'rate_limited' ? emailTexts.sentEnough : errorText(error),
    isUrgent: true,
  });

/** One's email, whether it is verified, and what it is about to become. */
export function EmailState({ email, isVerified, pending }: EmailView) {
  return (
    <section aria-label={emailTexts.current} className="rounded-lg border border-line bg-raised">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3.5">
        <div className="min-w-0 flex-1 basis-56">
          <h2 className="text-muted text-sm">{emailTexts.current}</h2>
          <p className="break-words font-semibold text-md">{email ?? emailTexts.none}</p>
          {email && <Verified isVerified={isVerified} />}
        </div>
        {email && !isVerified && <SendAgain email={email} />}
      </div>
      {pending && <PendingChange pending={pending} />}
    </section>
  );
}

function Verified({ isVerified }: { isVerified: boolean }) {
  const Icon = isVerified ? CircleCheck : CircleAlert;

  return (
    <>
      <p className="flex items-center gap-1.5 text-sm">
        <Icon aria-hidden className="size-4" />
        {isVerified ? emailTexts.verified : emailTexts.notVerified}
      </p>
      {!isVerified && <p className="mt-1 text-muted text-sm">{emailTexts.verifyLine}</p>}
    </>
  );
}

function SendAgain({ email }: { email: string }) {
  const ask = trpc.emails.askVerification.useMutation({
    onSuccess: () => showToast({ text: emailTexts.sentTo(email) }),
    onError: complain,
  });

  return (
    <Button size="sm" isPending={ask.isPending} onClick={() => ask.mutate()}>
      {emailTexts.sendAgain}
    </Button>
  );
}

function PendingChange({ pending }: { pending: string }) {
  const utils = trpc.useUtils();
  const cancel = trpc.emails.cancelChange.useMutation({
    onSuccess: async () => {
      await utils.emails.get.invalidate();
      showToast({ text: emailTexts.cancelled });
    },
    onError: complain,
  });

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t px-4 py-3.5">
      <div className="min-w-0 flex-1 basis-56">
        <p className="break-words font-semibold text-md">{emailTexts.pending(pending)}</p>
        <p className="text-muted text-sm">{emailTexts.pendingLine}</p>
      </div>
      <Button size="sm" isPending={cancel.isPending} onClick={() => cancel.mutate()}>
        {emailTexts.cancel}
      </Button>
    </div>
  );
}
