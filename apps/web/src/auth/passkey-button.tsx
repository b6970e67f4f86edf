import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { announceSession } from '#lib/session-signal.ts';
import { trpc } from '#lib/trpc.ts';
import { passkeyTexts } from '#texts/passkeys.ts';
import { Button } from '#ui/button.tsx';
import { FormError } from '#ui/field.tsx';
import { passkeyErrorText, showPasskey } from './passkeys.ts';

/** Signs in by whichever passkey the person chooses. */
export function PasskeyButton() {
  const begin = trpc.passkeys.beginSignIn.useMutation();
  const enter = trpc.passkeys.signIn.useMutation();
  const signIn = useMutation({
    mutationFn: async () => enter.mutateAsync(await showPasskey(await begin.mutateAsync())),
    onSuccess: () => announceSession('signedIn'),
  });

  return (
    <>
      <Button size="lg" isPending={signIn.isPending || signIn.isSuccess} onClick={() => signIn.mutate()}>
        <KeyRound aria-hidden className="size-4.5" />
        {passkeyTexts.signIn}
      </Button>
      <FormError>{signIn.error && passkeyErrorText(signIn.error)}</FormError>
    </>
  );
}
