import type { FactorsView } from '@parley/contract/factors';
import { limits } from '@parley/contract/limits';
import { SetPassword } from '@parley/contract/users';
import { type Failure, showFailure, useSchemaForm } from '#lib/form.ts';
import { trpc } from '#lib/trpc.ts';
import { authTexts } from '#texts/auth.ts';
import { securityTexts } from '#texts/security.ts';
import { Button } from '#ui/button.tsx';
import { FormError } from '#ui/field.tsx';
import { PasswordField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toasts.ts';

type Props = { username: string; factors: FactorsView };

/** Gives a password to an account that has none. */
export function FirstPasswordForm({ username, factors }: Props) {
  const form = useSchemaForm(SetPassword, { proof: '', password: '' });
  const { errors } = form.formState;
  const utils = trpc.useUtils();
  const set = trpc.users.setPassword.useMutation({
    onSuccess: async () => {
      await utils.factors.get.invalidate();
      showToast({ text: securityTexts.passwordSet });
    },
    onError: (error) => showFailure(form, error, textOf),
  });

  return (
    <form
      noValidate
      className="flex max-w-form flex-col gap-5"
      onSubmit={form.handleSubmit((input) => set.mutate(input))}
    >
      <p className="text-md text-muted">{securityTexts.noPassword}</p>
      <input hidden readOnly type="text" autoComplete="username" value={username} />
      {factors.totpSince && (
        <PasswordField
          label={securityTexts.code}
          autoComplete="one-time-code"
          error={errors.proof?.message}
          {...form.register('proof')}
        />
      )}
      <PasswordField
        label={authTexts.newPassword}
        hint={authTexts.passwordHint(limits.passwordMinChars)}
        autoComplete="new-password"
        error={errors.password?.message}
        {...form.register('password')}
      />
      <FormError>{errors.root?.message ?? (factors.totpSince ? undefined : errors.proof?.message)}</FormError>
      <Button type="submit" variant="primary" isPending={set.isPending} className="self-start">
        {securityTexts.setPassword}
      </Button>
    </form>
  );
}

function textOf({ reason, field }: Failure) {
  if (reason === 'forbidden') return securityTexts.proofOld;
  if (field === 'proof') return securityTexts.wrongCode;
  if (field === 'password') return authTexts.passwordCommon;
  return reason === 'rate_limited' ? securityTexts.tooManyTries : undefined;
}
