import { CompleteSignUp, type PendingSignUp } from '@parley/contract/identities';
import { Link } from '@tanstack/react-router';
import { errorReason } from '#lib/errors.ts';
import { showFailure, useSchemaForm } from '#lib/form.ts';
import { announceSession } from '#lib/session-signal.ts';
import { trpc } from '#lib/trpc.ts';
import { authTexts } from '#texts/auth.ts';
import { providerTexts } from '#texts/providers.ts';
import { Button, buttonClass } from '#ui/button.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { FormError } from '#ui/field.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { TextField } from '#ui/text-field.tsx';
import { FormHead } from './form-head.tsx';

/** What is left to do for whoever has come back from a provider and has no account here yet. */
export function CompleteSignUpCard() {
  const pending = trpc.identities.pending.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });

  if (pending.isLoadingError) {
    return <ErrorState error={pending.error} onRetry={() => void pending.refetch()} isRetrying={pending.isFetching} />;
  }
  if (pending.data === undefined) return <Skeleton className="h-40 rounded-lg" />;
  return pending.data ? <CompleteSignUpForm pending={pending.data} /> : <Gone />;
}

function CompleteSignUpForm({ pending }: { pending: PendingSignUp }) {
  const { provider, username, displayName, email } = pending;
  const form = useSchemaForm(CompleteSignUp, { username, displayName });
  const { errors } = form.formState;
  const complete = trpc.identities.completeSignUp.useMutation({
    onSuccess: () => announceSession('signedIn'),
    onError: (error) => showFailure(form, error, ({ field }) => failureTexts[field ?? '']),
  });
  if (errorReason(complete.error) === 'not_found') return <Gone />;

  return (
    <>
      <FormHead title={providerTexts.completeTitle}>{providerTexts.completeLine(provider)}</FormHead>
      <form noValidate className="flex flex-col gap-4" onSubmit={form.handleSubmit((input) => complete.mutate(input))}>
        <TextField
          label={authTexts.displayName}
          hint={authTexts.displayNameHint}
          autoComplete="name"
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
        {email && <p className="text-muted text-sm">{providerTexts.withEmail(email)}</p>}
        <FormError>{errors.root?.message}</FormError>
        <Button type="submit" variant="primary" size="lg" isPending={complete.isPending || complete.isSuccess}>
          {providerTexts.complete}
        </Button>
      </form>
    </>
  );
}

/** By the field that the failure is about. */
const failureTexts: Record<string, string> = { username: authTexts.usernameTaken, email: authTexts.emailTaken };

const Gone = () => (
  <>
    <FormHead title={providerTexts.completeTitle}>{providerTexts.gone}</FormHead>
    <Link to="/sign-in" className={buttonClass({ variant: 'primary', size: 'lg' })}>
      {authTexts.toSignIn}
    </Link>
  </>
);
