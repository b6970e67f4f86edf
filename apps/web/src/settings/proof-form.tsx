import { type FactorsView, Proof } from '@parley/contract/factors';
import type { ReactNode } from 'react';
import { type Failure, showFailure, useSchemaForm } from '#lib/form.ts';
import { securityTexts } from '#texts/security.ts';
import { uiTexts } from '#texts/ui.ts';
import { Button } from '#ui/button.tsx';
import { DialogActions } from '#ui/dialog-actions.tsx';
import { FormError } from '#ui/field.tsx';
import { PasswordField } from '#ui/text-field.tsx';

type Props = {
  factors: FactorsView;
  submitLabel: string;
  isDanger?: boolean;
  isPending: boolean;
  /** What it is for, which gets what was typed. */
  send: (input: Proof, options: { onError: (error: unknown) => void }) => void;
  onCancel: () => void;
  /** Says what went wrong, other than with what was typed, better than its code does. */
  errorText?: (error: unknown) => string | undefined;
  children?: ReactNode;
};

/** In a dialog: asks for a password or a code, where the account has one, before something that only its owner may do. */
export function ProofForm({ factors, submitLabel, isDanger = false, isPending, send, onCancel, ...parts }: Props) {
  const { errorText, children } = parts;
  const form = useSchemaForm(Proof, { proof: '' }, 'onSubmit');
  const { errors } = form.formState;
  const { hasPassword, totpSince } = factors;
  const onError = (error: unknown) => showFailure(form, error, (failure) => textOf(failure) ?? errorText?.(error));

  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={form.handleSubmit((input) => send(input, { onError }))}>
      {children}
      {(hasPassword || totpSince) && (
        <PasswordField
          label={labelOf(factors)}
          autoComplete="current-password"
          error={errors.proof?.message}
          {...form.register('proof')}
        />
      )}
      <FormError>{errors.root?.message ?? (hasPassword || totpSince ? undefined : errors.proof?.message)}</FormError>
      <DialogActions>
        <Button onClick={onCancel}>{uiTexts.cancel}</Button>
        <Button type="submit" variant={isDanger ? 'danger' : 'primary'} isPending={isPending}>
          {submitLabel}
        </Button>
      </DialogActions>
    </form>
  );
}

function labelOf({ hasPassword, totpSince }: FactorsView) {
  if (!totpSince) return securityTexts.password;
  return hasPassword ? securityTexts.passwordOrCode : securityTexts.code;
}

function textOf({ reason, field }: Failure) {
  if (reason === 'forbidden') return securityTexts.proofOld;
  if (reason === 'rate_limited') return securityTexts.tooManyTries;
  return field === 'proof' ? securityTexts.proofWrong : undefined;
}
