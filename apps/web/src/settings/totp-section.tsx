import type { FactorsView } from '@parley/contract/factors';
import { useState } from 'react';
import { formatDate } from '#lib/format.ts';
import { trpc } from '#lib/trpc.ts';
import { securityTexts } from '#texts/security.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { showToast } from '#ui/toasts.ts';
import { ProofForm } from './proof-form.tsx';
import { RecoveryCodeList } from './recovery-codes.tsx';
import { TotpSetup } from './totp-setup.tsx';

type Asked = 'setUp' | 'renew' | 'turnOff';

const heads: Record<Asked, { title: string; description?: string }> = {
  setUp: { title: securityTexts.setUpTitle },
  renew: { title: securityTexts.renewTitle, description: securityTexts.renewLine },
  turnOff: { title: securityTexts.turnOffTitle, description: securityTexts.turnOffLine },
};

/** Whether signing in asks for a code from an app, and what turns that on and off. */
export function TotpSection({ factors }: { factors: FactorsView }) {
  const { totpSince, codesLeft } = factors;
  const [asked, setAsked] = useState<Asked>('setUp');
  const [isOpen, setOpen] = useState(false);
  const utils = trpc.useUtils();
  const ask = (what: Asked) => {
    setAsked(what);
    setOpen(true);
  };

  /** However it is closed, also by Escape at the codes: only then the page around knows of it, lest they go unseen. */
  function close() {
    setOpen(false);
    void utils.factors.get.invalidate();
  }

  return (
    <section aria-labelledby="totp-title" className="rounded-lg border border-line bg-raised px-4 py-3.5">
      <h2 id="totp-title" className="font-semibold text-md">
        {securityTexts.totpTitle}
      </h2>
      <p className="text-muted text-sm">
        {totpSince ? securityTexts.totpOn(formatDate(totpSince)) : securityTexts.totpOff}
      </p>
      {totpSince && <p className="text-muted text-sm">{securityTexts.codesLeft(codesLeft)}</p>}
      <div className="mt-3 flex flex-wrap gap-2.5">
        {totpSince ? (
          <>
            <Button size="sm" onClick={() => ask('renew')}>
              {securityTexts.renew}
            </Button>
            <Button size="sm" onClick={() => ask('turnOff')}>
              {securityTexts.turnOff}
            </Button>
          </>
        ) : (
          <Button size="sm" variant="primary" onClick={() => ask('setUp')}>
            {securityTexts.turnOn}
          </Button>
        )}
      </div>
      <Dialog isOpen={isOpen} onClose={close} {...heads[asked]}>
        {asked === 'setUp' && <TotpSetup factors={factors} onClose={close} />}
        {asked === 'renew' && <RenewCodes factors={factors} onClose={close} />}
        {asked === 'turnOff' && <TurnOff factors={factors} onClose={close} />}
      </Dialog>
    </section>
  );
}

type Props = { factors: FactorsView; onClose: () => void };

function RenewCodes({ factors, onClose }: Props) {
  const utils = trpc.useUtils();
  const renew = trpc.factors.renewCodes.useMutation({ onSuccess: () => void utils.factors.get.invalidate() });

  if (renew.data) return <RecoveryCodeList codes={renew.data.codes} onDone={onClose} />;
  return (
    <ProofForm
      factors={factors}
      submitLabel={securityTexts.renew}
      isPending={renew.isPending}
      send={renew.mutate}
      onCancel={onClose}
    />
  );
}

function TurnOff({ factors, onClose }: Props) {
  const utils = trpc.useUtils();
  const turnOff = trpc.factors.turnOffTotp.useMutation({
    onSuccess: async () => {
      await utils.factors.get.invalidate();
      onClose();
      showToast({ text: securityTexts.turnedOff });
    },
  });

  return (
    <ProofForm
      factors={factors}
      submitLabel={securityTexts.turnOff}
      isDanger
      isPending={turnOff.isPending}
      send={turnOff.mutate}
      onCancel={onClose}
    />
  );
}
