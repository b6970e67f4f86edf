import type { ExportView } from '@parley/contract/exports';
import { Download } from 'lucide-react';
import { errorReason, errorText } from '#lib/errors.ts';
import { formatDate } from '#lib/format.ts';
import { trpc } from '#lib/trpc.ts';
import { dataTexts } from '#texts/data.ts';
import { Button, buttonClass } from '#ui/button.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { FormError } from '#ui/field.tsx';
import { Skeleton } from '#ui/skeleton.tsx';

const lookEveryMs = 2_000;
const sizeIn = (unit: 'kilobyte' | 'megabyte') =>
  new Intl.NumberFormat('en', { style: 'unit', unit, maximumFractionDigits: 1 });
const kilobytes = sizeIn('kilobyte');
const megabytes = sizeIn('megabyte');

const sizeOf = (bytes: number) => (bytes < 1e6 ? kilobytes.format(bytes / 1e3) : megabytes.format(bytes / 1e6));
const isWaiting = (view: ExportView | null | undefined) => view?.ready === null;

/** Has all that is kept of oneself put into a file, and leads to it. */
export function ExportSection() {
  const utils = trpc.useUtils();
  const found = trpc.exports.get.useQuery(undefined, {
    staleTime: 0,
    refetchInterval: ({ state }) => (isWaiting(state.data) ? lookEveryMs : false),
  });
  const create = trpc.exports.create.useMutation({ onSuccess: (view) => utils.exports.get.setData(undefined, view) });
  const view = found.data;

  return (
    <section aria-labelledby="export-title" className="rounded-lg border border-line bg-raised px-4 py-3.5">
      <h2 id="export-title" className="font-semibold text-md">
        {dataTexts.exportTitle}
      </h2>
      <p className="text-muted text-sm">{dataTexts.exportLine}</p>
      {found.isLoadingError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton className="mt-3 h-8 w-40 rounded-md" />}
      <p role="status" className="mt-2 text-sm empty:hidden">
        {statusOf(view)}
      </p>
      <FormError>{create.error && failureText(create.error)}</FormError>
      {view !== undefined && !isWaiting(view) && (
        <div className="mt-3 flex flex-wrap gap-2.5">
          {view && (
            <a href={`/exports/${view.id}`} download className={buttonClass({ variant: 'primary', size: 'sm' })}>
              <Download aria-hidden className="size-4" />
              {dataTexts.download}
            </a>
          )}
          <Button size="sm" isPending={create.isPending} onClick={() => create.mutate()}>
            {view ? dataTexts.prepareAgain : dataTexts.prepare}
          </Button>
        </div>
      )}
    </section>
  );
}

function statusOf(view: ExportView | null | undefined) {
  if (!view) return null;
  return view.ready ? dataTexts.ready(sizeOf(view.ready.bytes), formatDate(view.ready.expiresAt)) : dataTexts.preparing;
}

const failureText = (error: unknown) => (errorReason(error) === 'rate_limited' ? dataTexts.enough : errorText(error));
