import type { FactorsView } from '@parley/contract/factors';
import type { PasskeyView } from '@parley/contract/passkeys';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { canUsePasskeys } from '#auth/passkeys.ts';
import { formatDate } from '#lib/format.ts';
import { trpc } from '#lib/trpc.ts';
import { passkeyTexts } from '#texts/passkeys.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { AddPasskeyForm, RemovePasskeyForm, RenamePasskeyForm } from './passkey-forms.tsx';

type Asked = { what: 'add' } | { what: 'rename' | 'remove'; passkey: PasskeyView };

/** One's passkeys, and what adds, renames and removes them. */
export function PasskeySection({ factors }: { factors: FactorsView }) {
  const list = trpc.passkeys.list.useQuery(undefined, { staleTime: 0 });
  const [asked, setAsked] = useState<Asked>({ what: 'add' });
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  const ask = (next: Asked) => {
    setAsked(next);
    setOpen(true);
  };

  return (
    <section aria-labelledby="passkeys-title" className="rounded-lg border border-line bg-raised px-4 py-3.5">
      <h2 id="passkeys-title" className="font-semibold text-md">
        {passkeyTexts.title}
      </h2>
      <p className="text-muted text-sm">{canUsePasskeys() ? passkeyTexts.line : passkeyTexts.notHere}</p>
      {list.isLoadingError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton className="mt-3 h-14 rounded-lg" />}
      {list.data && list.data.length > 0 && (
        <ul className="mt-2 divide-y divide-line">
          {list.data.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} ask={ask} />
          ))}
        </ul>
      )}
      {canUsePasskeys() && (
        <Button size="sm" className="mt-3" onClick={() => ask({ what: 'add' })}>
          {passkeyTexts.add}
        </Button>
      )}
      <Dialog isOpen={isOpen} onClose={close} {...headOf(asked)}>
        <Asking asked={asked} factors={factors} onClose={close} />
      </Dialog>
    </section>
  );
}

function PasskeyRow({ passkey, ask }: { passkey: PasskeyView; ask: (asked: Asked) => void }) {
  const { name, createdAt, lastUsedAt } = passkey;

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <KeyRound aria-hidden className="size-4.5 shrink-0 text-muted max-sm:hidden" />
      <div className="min-w-0 flex-1 basis-40">
        <p className="break-words font-medium text-md">{name}</p>
        <p className="text-muted text-sm">
          {passkeyTexts.addedOn(formatDate(createdAt))}
          {' · '}
          {lastUsedAt ? passkeyTexts.lastUsed(formatDate(lastUsedAt)) : passkeyTexts.neverUsed}
        </p>
      </div>
      <Button size="sm" aria-label={passkeyTexts.renameOf(name)} onClick={() => ask({ what: 'rename', passkey })}>
        {passkeyTexts.rename}
      </Button>
      <Button size="sm" aria-label={passkeyTexts.removeOf(name)} onClick={() => ask({ what: 'remove', passkey })}>
        {passkeyTexts.remove}
      </Button>
    </li>
  );
}

function headOf(asked: Asked) {
  if (asked.what === 'add') return { title: passkeyTexts.addTitle, description: passkeyTexts.addLine };
  if (asked.what === 'rename') return { title: passkeyTexts.renameTitle };
  return { title: passkeyTexts.removeTitle(asked.passkey.name), description: passkeyTexts.removeLine };
}

function Asking({ asked, factors, onClose }: { asked: Asked; factors: FactorsView; onClose: () => void }) {
  if (asked.what === 'add') return <AddPasskeyForm factors={factors} onClose={onClose} />;
  const { passkey } = asked;
  if (asked.what === 'rename') return <RenamePasskeyForm passkey={passkey} onClose={onClose} />;
  return <RemovePasskeyForm factors={factors} passkey={passkey} onClose={onClose} />;
}
