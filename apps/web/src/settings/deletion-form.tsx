import type { DeletionView } from '@parley/contract/accounts';
import type { FactorsView, Proof } from '@parley/contract/factors';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { passkeyErrorText, showPasskey } from '#auth/passkeys.ts';
import { announceSession } from '#lib/session-signal.ts';
import { trpc } from '#lib/trpc.ts';
import { dataTexts } from '#texts/data.ts';
import { showToast } from '#ui/toasts.ts';
import { ChoiceCards } from './choice-cards.tsx';
import { ProofForm } from './proof-form.tsx';

type Props = Pick<DeletionView, 'confirmation'> & { factors: FactorsView; onClose: () => void };

const choices = [
  { value: 'kept', ...dataTexts.kept },
  { value: 'erased', ...dataTexts.erased },
] as const;

const noFactors: FactorsView = { hasPassword: false, totpSince: null, codesLeft: 0 };

/** Asks what becomes of one's messages, and for what shows who one is; then the account goes. */
export function DeletionForm({ confirmation, factors, onClose }: Props) {
  const [messages, setMessages] = useState<'kept' | 'erased'>('kept');
  const erasesMessages = messages === 'erased';
  const confirm = useConfirmation(confirmation, erasesMessages, onClose);

  return (
    <ProofForm
      factors={confirmation === 'proof' ? factors : noFactors}
      submitLabel={confirmation === 'mail' ? dataTexts.sendLink : dataTexts.delete}
      isDanger
      isPending={confirm.isPending || confirm.isSuccess}
      send={confirm.mutate}
      onCancel={onClose}
      errorText={(error) => (error instanceof Error ? passkeyErrorText(error) : undefined)}
    >
      <ChoiceCards legend={dataTexts.messages} options={choices} value={messages} onChange={setMessages} />
      {confirmation === 'passkey' && <p className="text-muted text-sm">{dataTexts.byPasskey}</p>}
      {confirmation === 'mail' && <p className="text-muted text-sm">{dataTexts.byMail}</p>}
    </ProofForm>
  );
}

/** Deletes the account, or has the link mailed that does. */
function useConfirmation(confirmation: DeletionView['confirmation'], erasesMessages: boolean, onClose: () => void) {
  const remove = trpc.accounts.delete.useMutation();
  const begin = trpc.passkeys.beginProof.useMutation();
  const removeByPasskey = trpc.accounts.deleteByPasskey.useMutation();
  const ask = trpc.accounts.askDeletion.useMutation();

  const ways = {
    proof: ({ proof }: Proof) => remove.mutateAsync({ proof, erasesMessages }),
    passkey: async () => {
      const passkey = await showPasskey(await begin.mutateAsync());
      await removeByPasskey.mutateAsync({ passkey, erasesMessages });
    },
    mail: () => ask.mutateAsync({ erasesMessages }),
  };
  return useMutation({
    mutationFn: (input: Proof) => ways[confirmation](input),
    onSuccess: () => {
      if (confirmation !== 'mail') return announceSession('signedOut');
      onClose();
      showToast({ text: dataTexts.linkSent });
    },
  });
}
