import { EnterCode, type FactorsView, type TotpBegun } from '@parley/contract/factors';
import { type Failure, showFailure, useSchemaForm } from '#lib/form.ts';
import { trpc } from '#lib/trpc.ts';
import { securityTexts } from '#texts/security.ts';
import { FormError } from '#ui/field.tsx';
import { FormActions } from '#ui/form-actions.tsx';
import { TextField } from '#ui/text-field.tsx';
import { ProofForm } from './proof-form.tsx';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodeList } from './recovery-codes.tsx';

type Props = { factors: FactorsView; onClose: () => void };

/** The way to codes from an app: show who one is, scan, confirm, and keep the recovery codes. */
export function TotpSetup({ factors, onClose }: Props) {
  const begin = trpc.factors.beginTotp.useMutation();
  const confirm = trpc.factors.confirmTotp.useMutation();

  if (confirm.data) return <RecoveryCodeList codes={confirm.data.codes} onDone={onClose} />;
  if (begin.data) return <Scan begun={begin.data} confirm={confirm} onCancel={onClose} />;
  return (
    <ProofForm
      factors={factors}
      submitLabel={securityTexts.goOn}
      isPending={begin.isPending}
      send={begin.mutate}
      onCancel={onClose}
    >
      <p className="text-md text-muted">{securityTexts.setUpProof}</p>
    </ProofForm>
  );
}

type ScanProps = {
  begun: TotpBegun;
  confirm: ReturnType<typeof trpc.factors.confirmTotp.useMutation>;
  onCancel: () => void;
};

function Scan({ begun, confirm, onCancel }: ScanProps) {
  const form = useSchemaForm(EnterCode, { code: '' }, 'onSubmit');
  const { errors } = form.formState;
  const onError = (error: unknown) => showFailure(form, error, textOf);

  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={form.handleSubmit((input) => confirm.mutate(input, { onError }))}
    >
      <p className="text-md text-muted">{securityTexts.setUpScan}</p>
      <QrCode text={begun.uri} label={securityTexts.qrCode} />
      <p className="text-center text-sm">
        <span className="block text-muted">{securityTexts.secret}</span>
        <code className="break-all font-mono">{begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <TextField
        label={securityTexts.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        error={errors.code?.message}
        {...form.register('code')}
      />
      <FormError>{errors.root?.message}</FormError>
      <FormActions submitLabel={securityTexts.confirm} isPending={confirm.isPending} onCancel={onCancel} />
    </form>
  );
}

function textOf({ reason }: Failure) {
  if (reason === 'rate_limited') return securityTexts.tooManyTries;
  return reason === 'invalid' ? securityTexts.setUpWrong : undefined;
}
