import { SignUp } from '@parley/contract/auth';
import { limits } from '@parley/contract/limits';
import { showFailure, useSchemaForm } from '#lib/form.ts';
import { announceSession } from '#lib/session-signal.ts';
import { trpc } from '#lib/trpc.ts';
import { authTexts } from '#texts/auth.ts';
import { Button } from '#ui/button.tsx';
import { FormError } from '#ui/field.tsx';
import { PasswordField, TextField } from '#ui/text-field.tsx';

/** Makes an account and signs it in. `invite` comes from the link where accounts are by invite. */
export function SignUpForm({ invite }: { invite?: string }) {
  const form = useSchemaForm(SignUp, { username: '', displayName: '', email: '', password: '', invite });
  const { errors } = form.formState;
  const signUp = trpc.auth.signUp.useMutation({
    onSuccess: () => announceSession('signedIn'),
    onError: (error) => showFailure(form, error, ({ field }) => failureTexts[field ?? '']),
  });

  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={form.handleSubmit((input) => signUp.mutate(input))}>
      <TextField
        label={authTexts.displayName}
        hint={authTexts.displayNameHint}
        autoComplete="name"
        autoFocus
        error={errors.displayName?.message}
        {...form.register('displayName')}
      />
      <TextField
        label={authTexts.username}
        hint={authTexts.usernameHint}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.username?.message}
        {...form.register('username')}
      />
      <TextField
        label={authTexts.email}
        type="email"
        autoComplete="email"
        error={errors.email?.message}
        {...form.register('email')}
      />
      <PasswordField
        label={authTexts.password}
        hint={authTexts.passwordHint(limits.passwordMinChars)}
        autoComplete="new-password"
        error={errors.password?.message}
        {...form.register('password')}
      />
      <FormError>{errors.root?.message ?? errors.invite?.message}</FormError>
      <Button type="submit" variant="primary" size="lg" isPending={signUp.isPending || signUp.isSuccess}>
        {authTexts.signUp}
      </Button>
    </form>
  );
}

/** By the field that the failure is about. */
const failureTexts: Record<string, string> = {
  username: authTexts.usernameTaken,
  email: authTexts.emailTaken,
  password: authTexts.passwordCommon,
  invite: authTexts.inviteInvalid,
};
