import { ChangeEmail } from '@parley/contract/emails';
import { type Failure, showFailure, useSchemaForm } from '#lib/form.ts';
import { trpc } from '#lib/trpc.ts';
import { emailTexts } from '#texts/emails.ts';
import { settingsTexts } from '#texts/settings.ts';
import { Button } from '#ui/button.tsx';
import { FormError } from '#ui/field.tsx';
import { PasswordField, TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toasts.ts';

const empty = { email: '', password: '' };

/** Asks for another email, which then has to be confirmed. What was typed stays when it fails. */
export function EmailForm({ hasPassword }: { hasPassword: boolean }) {
  const form = useSchemaForm(ChangeEmail, empty);
  const { errors } = form.formState;
  const utils = trpc.useUtils();
  const change = trpc.emails.change.useMutation({
    onSuccess: (_, { email }) => {
      form.reset(empty);
      showToast({ text: emailTexts.sentTo(email) });
      void utils.emails.get.invalidate();
    },
    onError: (error) => showFailure(form, error, textOf),
  });

  return (
    <form
      noValidate
      className="mt-8 flex max-w-form flex-col gap-5"
      onSubmit={form.handleSubmit((input) => change.mutate(input))}
    >
      <h2 className="font-semibold text-sm">{emailTexts.changeTitle}</h2>
      <TextField
        label={emailTexts.newEmail}
        type="email"
        autoComplete="email"
        error={errors.email?.message}
        {...form.register('email')}
      />
      {hasPassword && (
        <PasswordField
          label={emailTexts.password}
          autoComplete="current-password"
          error={errors.password?.message}
          {...form.register('password')}
        />
      )}
      <FormError>{errors.root?.message}</FormError>
      <Button type="submit" variant="primary" isPending={change.isPending} className="self-start">
        {emailTexts.change}
      </Button>
    </form>
  );
}

function textOf({ reason, field }: Failure) {
  if (field === 'email') return emailTexts.taken;
  if (field === 'password') return settingsTexts.wrongPassword;
  return reason === 'rate_limited' ? settingsTexts.tooManyTries : undefined;
}
