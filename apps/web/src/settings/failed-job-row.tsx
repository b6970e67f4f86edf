import type { FailedJobView } from '@parley/contract/jobs';
import { formatAgo, formatFull, formatTime } from '#lib/format.ts';
import { jobTexts } from '#texts/jobs.ts';
import { Button } from '#ui/button.tsx';
import { useRetryJobs } from './use-jobs.ts';

type Props = { job: FailedJobView; now: number; onDiscard: () => void };

/** A job that went wrong: which, how often and why, and what can be done about it. */
export function FailedJobRow({ job, now, onDiscard }: Props) {
  const { id, name, attempts, error, addedAt, nextAt } = job;
  const retry = useRetryJobs();

  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3.5">
      <div className="min-w-0 flex-1 basis-60">
        <p className="break-words font-semibold text-md">{name}</p>
        <p className="text-muted text-sm">
          <time dateTime={addedAt} title={formatFull(addedAt)}>
            {jobTexts.added(formatAgo(addedAt, now))}
          </time>
          {` · ${jobTexts.attempts(attempts)} · `}
          {nextAt ? jobTexts.next(formatTime(nextAt)) : <span className="text-danger-text">{jobTexts.givenUp}</span>}
        </p>
        <p className="mt-1 whitespace-pre-line break-words font-mono text-muted text-xs">{error}</p>
      </div>
      <div className="flex gap-2">
        <Button
          size="sm"
          aria-label={jobTexts.retryJob(name)}
          isPending={retry.isPending}
          onClick={() => retry.mutate({ ids: [id] })}
        >
          {jobTexts.retry}
        </Button>
        <Button size="sm" variant="ghost" aria-label={jobTexts.discardJob(name)} onClick={onDiscard}>
          {jobTexts.discard}
        </Button>
      </div>
    </li>
  );
}
