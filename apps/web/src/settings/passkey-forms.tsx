import type { FactorsView, Proof } from '@parley/contract/factors';
import { limits } from '@parley/contract/limits';
import { type PasskeyView, RenamePasskey } from '@parley/contract/passkeys';
import { useMutation } from '@tanstack/react-query';
import { createPasskey, passkeyErrorText } from '#auth/passkeys.ts';
import { errorReason } from '#lib/errors.ts';
import { showFailure, useSchemaForm } from '#lib/form.ts';
import { trpc } from '#lib/trpc.ts';
import { passkeyTexts } from '#texts/passkeys.ts';
import { uiTexts } from '#texts/ui.ts';
import { FormError } from '#ui/field.tsx';
import { FormActions } from '#ui/form-actions.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toasts.ts';
import { ProofForm } from './proof-form.tsx';

type Props = { factors: FactorsView; onClose: () => void };

function useListed() {
  const utils = trpc.useUtils();
  return () => utils.passkeys.list.invalidate();
}

/** Shows who one is, then has the device make a passkey. */
export function AddPasskeyForm({ factors, onClose }: Props) {
  const refresh = useListed();
  const begin = trpc.passkeys.begin.useMutation();
  const keep = trpc.passkeys.add.useMutation();
  const add = useMutation({
    mutationFn: async (input: Proof) => keep.mutateAsync(await createPasskey(await begin.mutateAsync(input))),
    onSuccess: async () => {
      await refresh();
      onClose();
      showToast({ text: passkeyTexts.added });
    },
  });

  return (
    <ProofForm
      factors={factors}
      submitLabel={passkeyTexts.addSubmit}
      isPending={add.isPending}
      send={add.mutate}
      onCancel={onClose}
      errorText={addFailure}
    />
  );
}

function addFailure(error: unknown) {
  if (errorReason(error) === 'conflict') return passkeyTexts.known;
  return error instanceof Error ? passkeyErrorText(error) : undefined;
}

/** Calls a passkey something else. */
export function RenamePasskeyForm({ passkey, onClose }: { passkey: PasskeyView; onClose: () => void }) {
  const refresh = useListed();
  const { id, name } = passkey;
  const form = useSchemaForm(RenamePasskey, { id, name });
  const { errors } = form.formState;
  const rename = trpc.passkeys.rename.useMutation({
    onSuccess: async () => {
      await refresh();
      onClose();
    },
    onError: (error) => showFailure(form, error),
  });

  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={form.handleSubmit((input) => rename.mutate(input))}>
      <TextField
        label={passkeyTexts.name}
        autoComplete="off"
        maxLength={limits.passkeyNameMaxChars}
        error={errors.name?.message}
        {...form.register('name')}
      />
      <FormError>{errors.root?.message}</FormError>
      <FormActions submitLabel={uiTexts.save} isPending={rename.isPending} onCancel={onClose} />
    </form>
  );
}

/** Lets a passkey sign in no more, once one has shown who one is. */
export function RemovePasskeyForm({ factors, passkey, onClose }: Props & { passkey: PasskeyView }) {
  const refresh = useListed();
  const remove = trpc.passkeys.remove.useMutation({
    onSuccess: async () => {
      await refresh();
      onClose();
      showToast({ text: passkeyTexts.removed });
    },
  });

  return (
    <ProofForm
      factors={factors}
      submitLabel={passkeyTexts.remove}
      isDanger
      isPending={remove.isPending}
      send={({ proof }, options) => remove.mutate({ id: passkey.id, proof }, options)}
      onCancel={onClose}
      errorText={(error) => (errorReason(error) === 'conflict' ? passkeyTexts.lastWayIn : undefined)}
    />
  );
}
