import { EnterCode } from '@parley/contract/factors';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { errorReason } from '#lib/errors.ts';
import { showFailure, useSchemaForm } from '#lib/form.ts';
import { announceSession } from '#lib/session-signal.ts';
import { trpc } from '#lib/trpc.ts';
import { securityTexts } from '#texts/security.ts';
import { Button, buttonClass } from '#ui/button.tsx';
import { FormError } from '#ui/field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { FormHead } from './form-head.tsx';

type Props = { isOpen: boolean; redirect?: string };

/** The second step of signing in: a code from an app, or one that was kept. */
export function CodeForm({ redirect }: Props) {
  const [isRecovery, setRecovery] = useState(false);
  const form = useSchemaForm(EnterCode, { code: '' }, 'onSubmit');
  const { errors } = form.formState;
  const enter = trpc.factors.enterCode.useMutation({
    onSuccess: () => announceSession('signedIn'),
    onError: (error) => showFailure(form, error, ({ reason }) => failureText(reason, isRecovery)),
  });
  if (errorReason(enter.error) === 'not_found') return <Gone redirect={redirect} />;

  function switchKind() {
    form.reset({ code: '' });
    setRecovery(!isRecovery);
  }

  return (
    <>
      <FormHead title={securityTexts.stepTitle}>
        {isRecovery ? securityTexts.stepRecoveryLine : securityTexts.stepLine}
      </FormHead>
      <form noValidate className="flex flex-col gap-4" onSubmit={form.handleSubmit((input) => enter.mutate(input))}>
        <TextField
          key={String(isRecovery)}
          label={isRecovery ? securityTexts.recoveryCode : securityTexts.code}
          autoComplete={isRecovery ? 'off' : 'one-time-code'}
          inputMode={isRecovery ? 'text' : 'numeric'}
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          error={errors.code?.message}
          {...form.register('code')}
        />
        <FormError>{errors.root?.message}</FormError>
        <Button type="submit" variant="primary" size="lg" isPending={enter.isPending || enter.isSuccess}>
          {securityTexts.goOn}
        </Button>
        <Button variant="ghost" size="lg" onClick={switchKind}>
          {isRecovery ? securityTexts.useApp : securityTexts.useRecovery}
        </Button>
      </form>
    </>
  );
}

function failureText(reason: string | null, isRecovery: boolean) {
  if (reason === 'rate_limited') return securityTexts.tooManyTries;
  if (reason !== 'invalid') return undefined;
  return isRecovery ? securityTexts.wrongRecovery : securityTexts.wrongCode;
}

const Gone = ({ redirect }: { redirect?: string }) => (
  <>
    <FormHead title={securityTexts.stepTitle}>{securityTexts.stepGone}</FormHead>
    <Link to="/sign-in" search={{ redirect }} className={buttonClass({ variant: 'primary', size: 'lg' })}>
      {securityTexts.stepAgain}
    </Link>
  </>
);
