import type { JobsView } from '@parley/contract/jobs';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { trpc } from '#lib/trpc.ts';
import { useNow } from '#lib/use-now.ts';
import { jobTexts } from '#texts/jobs.ts';
import { Button } from '#ui/button.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { FailedJobRow } from './failed-job-row.tsx';
import { OperatorsOnly } from './operators-only.tsx';
import { useDiscardJobs, useRetryJobs } from './use-jobs.ts';

const lookMs = 5_000;
const minuteMs = 60_000;

/** What is in the queue, and what went wrong there. */
export const JobsPage = () => (
  <OperatorsOnly>
    <Jobs />
  </OperatorsOnly>
);

function Jobs() {
  const list = trpc.jobs.list.useQuery(undefined, { staleTime: 0, refetchInterval: lookMs });
  const now = useNow(minuteMs);
  const retry = useRetryJobs();
  const discard = useDiscardJobs(() => setAsked(null));
  const [asked, setAsked] = useState<string | null>(null);

  if (list.isLoadingError) {
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />;
  }
  if (!list.data) return <Skeleton className="h-32 rounded-lg" />;
  const { counts, failed } = list.data;

  return (
    <>
      <Counts counts={counts} />
      <div className="mt-8 mb-2 flex min-h-8 items-center justify-between gap-3">
        <h2 className="font-semibold text-sm">{jobTexts.failed}</h2>
        {failed.length > 1 && (
          <Button
            size="sm"
            isPending={retry.isPending}
            onClick={() => retry.mutate({ ids: failed.map(({ id }) => id) })}
          >
            {jobTexts.retryAll}
          </Button>
        )}
      </div>
      {failed.length > 0 ? (
        <ul className="divide-y divide-line rounded-lg border border-line bg-raised">
          {failed.map((job) => (
            <FailedJobRow key={job.id} job={job} now={now} onDiscard={() => setAsked(job.id)} />
          ))}
        </ul>
      ) : (
        <EmptyState icon={CircleCheck} title={jobTexts.none}>
          {jobTexts.noneLine}
        </EmptyState>
      )}
      <ConfirmDialog
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={jobTexts.discardTitle}
        description={jobTexts.discardLine}
        confirmLabel={jobTexts.discard}
        act={discard}
        onConfirm={() => asked && discard.mutate({ ids: [asked] })}
      />
    </>
  );
}

const countNames = ['waiting', 'running', 'retrying', 'givenUp'] as const;

const Counts = ({ counts }: Pick<JobsView, 'counts'>) => (
  <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
    {countNames.map((name) => (
      <div key={name} className="flex flex-col-reverse rounded-lg border border-line bg-raised px-4 py-3">
        <dt className="text-muted text-sm">{jobTexts.counts[name]}</dt>
        <dd className="tabular font-bold text-xl">{counts[name]}</dd>
      </div>
    ))}
  </dl>
);
