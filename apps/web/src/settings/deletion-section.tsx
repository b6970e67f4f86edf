import { useState } from 'react';
import { trpc } from '#lib/trpc.ts';
import { dataTexts } from '#texts/data.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { DeletionForm } from './deletion-form.tsx';
import { DeletionHurdles } from './deletion-hurdles.tsx';

/** Deletes one's account, once nothing stands in the way and one has confirmed it. */
export function DeletionSection() {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);

  return (
    <section aria-labelledby="deletion-title" className="rounded-lg border border-line bg-raised px-4 py-3.5">
      <h2 id="deletion-title" className="font-semibold text-md">
        {dataTexts.deleteTitle}
      </h2>
      <p className="text-muted text-sm">{dataTexts.deleteLine}</p>
      <Button size="sm" variant="danger" className="mt-3" onClick={() => setOpen(true)}>
        {dataTexts.delete}
      </Button>
      <Dialog isOpen={isOpen} onClose={close} title={dataTexts.dialogTitle} description={dataTexts.dialogLine}>
        <Deletion onClose={close} />
      </Dialog>
    </section>
  );
}

function Deletion({ onClose }: { onClose: () => void }) {
  const deletion = trpc.accounts.deletion.useQuery(undefined, { staleTime: 0, gcTime: 0 });
  const factors = trpc.factors.get.useQuery(undefined, { staleTime: 0 });
  const error = deletion.error ?? factors.error;

  if (error)
    return <ErrorState error={error} onRetry={() => void Promise.all([deletion.refetch(), factors.refetch()])} />;
  if (!deletion.data || !factors.data) return <Skeleton className="h-40 rounded-lg" />;
  const { groups, isLastOperator, confirmation } = deletion.data;
  if (groups.length > 0 || isLastOperator) {
    return <DeletionHurdles groups={groups} isLastOperator={isLastOperator} onClose={onClose} />;
  }
  return <DeletionForm confirmation={confirmation} factors={factors.data} onClose={onClose} />;
}
