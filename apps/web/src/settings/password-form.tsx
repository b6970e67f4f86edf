import { limits } from '@parley/contract/limits';
import { ChangePassword } from '@parley/contract/users';
import { type Failure, showFailure, useSchemaForm } from '#lib/form.ts';
import { trpc } from '#lib/trpc.ts';
import { authTexts } from '#texts/auth.ts';
import { settingsTexts } from '#texts/settings.ts';
import { Button } from '#ui/button.tsx';
import { FormError } from '#ui/field.tsx';
import { PasswordField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toasts.ts';

const empty = { current: '', password: '' };

/** Changes one's password, which signs every other device out. */
export function PasswordForm({ username }: { username: string }) {
  const form = useSchemaForm(ChangePassword, empty);
  const { errors } = form.formState;
  const utils = trpc.useUtils();
  const change = trpc.users.changePassword.useMutation({
    onSuccess: () => {
      form.reset(empty);
      showToast({ text: settingsTexts.passwordChanged });
      void utils.auth.listSessions.invalidate();
    },
    onError: (error) => showFailure(form, error, textOf),
  });

  return (
    <form
      noValidate
      className="flex max-w-form flex-col gap-5"
      onSubmit={form.handleSubmit((input) => change.mutate(input))}
    >
      <input hidden readOnly type="text" autoComplete="username" value={username} />
      <PasswordField
        label={settingsTexts.currentPassword}
        autoComplete="current-password"
        error={errors.current?.message}
        {...form.register('current')}
      />
      <PasswordField
        label={authTexts.newPassword}
        hint={authTexts.passwordHint(limits.passwordMinChars)}
        autoComplete="new-password"
        error={errors.password?.message}
        {...form.register('password')}
      />
      <FormError>{errors.root?.message}</FormError>
      <Button type="submit" variant="primary" isPending={change.isPending} className="self-start">
        {settingsTexts.changePassword}
      </Button>
    </form>
  );
}

function textOf({ reason, field }: Failure) {
  if (field === 'current') return settingsTexts.wrongPassword;
  if (field === 'password') return authTexts.passwordCommon;
  return reason === 'rate_limited' ? settingsTexts.tooManyTries : undefined;
}
