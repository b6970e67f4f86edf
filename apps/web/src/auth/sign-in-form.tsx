import { SignIn } from '@parley/contract/auth';
import { showFailure, useSchemaForm } from '#lib/form.ts';
import { announceSession } from '#lib/session-signal.ts';
import { trpc } from '#lib/trpc.ts';
import { authTexts } from '#texts/auth.ts';
import { Button } from '#ui/button.tsx';
import { FormError } from '#ui/field.tsx';
import { PasswordField, TextField } from '#ui/text-field.tsx';

/** Signs in by email or username, and calls `onStep` where that takes another step. What was typed stays when it fails. */
export function SignInForm({ onStep }: { onStep: () => void }) {
  const form = useSchemaForm(SignIn, { name: '', password: '' }, 'onSubmit');
  const { errors } = form.formState;
  const signIn = trpc.auth.signIn.useMutation({
    onSuccess: (user) => (user ? announceSession('signedIn') : onStep()),
    onError: (error) =>
      showFailure(form, error, ({ reason }) => (reason === 'unauthenticated' ? authTexts.wrongCredentials : undefined)),
  });

  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={form.handleSubmit((input) => signIn.mutate(input))}>
      <TextField
        label={authTexts.nameOrEmail}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        error={errors.name?.message}
        {...form.register('name')}
      />
      <PasswordField
        label={authTexts.password}
        autoComplete="current-password"
        error={errors.password?.message}
        {...form.register('password')}
      />
      <FormError>{errors.root?.message}</FormError>
      <Button type="submit" variant="primary" size="lg" isPending={signIn.isPending || signIn.isSuccess}>
        {authTexts.signIn}
      </Button>
    </form>
  );
}
