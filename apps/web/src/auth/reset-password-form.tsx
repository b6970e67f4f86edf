import { ResetPassword } from '@parley/contract/auth';
import { limits } from '@parley/contract/limits';
import { showFailure, useSchemaForm } from '#lib/form.ts';
import { trpc } from '#lib/trpc.ts';
import { authTexts } from '#texts/auth.ts';
import { Button } from '#ui/button.tsx';
import { FormError } from '#ui/field.tsx';
import { PasswordField } from '#ui/text-field.tsx';

/** Chooses a new password by a link's single-use token, then calls `onDone`. */
export function ResetPasswordForm({ token, onDone }: { token: string; onDone: () => void }) {
  const form = useSchemaForm(ResetPassword, { token, password: '' });
  const { errors } = form.formState;
  const reset = trpc.auth.resetPassword.useMutation({
    onSuccess: onDone,
    onError: (error) => showFailure(form, error, ({ reason }) => failureTexts[reason ?? '']),
  });

  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={form.handleSubmit((input) => reset.mutate(input))}>
      <PasswordField
        label={authTexts.newPassword}
        hint={authTexts.passwordHint(limits.passwordMinChars)}
        autoComplete="new-password"
        autoFocus
        error={errors.password?.message}
        {...form.register('password')}
      />
      <FormError>{errors.root?.message}</FormError>
      <Button type="submit" variant="primary" size="lg" isPending={reset.isPending || reset.isSuccess}>
        {authTexts.resetSubmit}
      </Button>
    </form>
  );
}

const failureTexts: Record<string, string> = {
  not_found: authTexts.resetInvalid,
  invalid: authTexts.passwordCommon,
};
