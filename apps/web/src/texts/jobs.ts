import type { JobsView } from '@parley/contract/jobs';

/** Words of the page of jobs. */
export const jobTexts = {
  counts: {
    waiting: 'Waiting',
    running: 'Running',
    retrying: 'Tried again',
    givenUp: 'Given up',
  } satisfies Record<keyof JobsView['counts'], string>,
  failed: 'What went wrong',
  none: 'Nothing went wrong.',
  noneLine: 'Jobs that fail are listed here until they succeed or you discard them.',
  added: (ago: string) => `Added ${ago.charAt(0).toLowerCase()}${ago.slice(1)}`,
  attempts: (count: number) => (count === 1 ? 'one attempt' : `${count} attempts`),
  next: (time: string) => `tried again at ${time}`,
  givenUp: 'given up',
  retry: 'Retry',
  retryJob: (name: string) => `Retry ${name}`,
  retried: 'It is tried again now.',
  retryAll: 'Retry all',
  discard: 'Discard',
  discardJob: (name: string) => `Discard ${name}`,
  discardTitle: 'Discard this job?',
  discardLine: 'What it was to do is not done, and it can’t be brought back.',
  discarded: 'The job is discarded.',
} as const;
