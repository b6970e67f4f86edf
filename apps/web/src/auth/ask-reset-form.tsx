import { AskPasswordReset } from '@parley/contract/auth';
import { showFailure, useSchemaForm } from '#lib/form.ts';
import { trpc } from '#lib/trpc.ts';
import { authTexts } from '#texts/auth.ts';
import { Button } from '#ui/button.tsx';
import { FormError } from '#ui/field.tsx';
import { TextField } from '#ui/text-field.tsx';

/** Asks for a link to a new password by mail, then says where it went, whether there is such an account or not. */
export function AskResetForm() {
  const form = useSchemaForm(AskPasswordReset, { email: '' }, 'onSubmit');
  const { errors } = form.formState;
  const ask = trpc.auth.askPasswordReset.useMutation({ onError: (error) => showFailure(form, error) });

  if (ask.isSuccess) {
    return (
      <p role="status" className="rounded-md bg-accent-soft px-3.5 py-2.5 text-md">
        {authTexts.forgotSent(ask.variables.email)}
      </p>
    );
  }
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={form.handleSubmit((input) => ask.mutate(input))}>
      <TextField
        label={authTexts.email}
        type="email"
        autoComplete="email"
        autoFocus
        error={errors.email?.message}
        {...form.register('email')}
      />
      <FormError>{errors.root?.message}</FormError>
      <Button type="submit" variant="primary" size="lg" isPending={ask.isPending}>
        {authTexts.forgotSubmit}
      </Button>
    </form>
  );
}
