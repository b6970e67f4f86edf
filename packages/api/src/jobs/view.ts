import type { FailedJobView } from '@parley/contract/jobs';

const errorMaxChars = 1_000;

export interface FailedJobRow {
  id: bigint;
  name: string;
  attempts: number;
  error: string | null;
  addedAt: Date;
  nextAt: Date | null;
}

/** A job that went wrong, as an operator sees it: not what it was given, which may be about people. */
export function failedJobView(row: FailedJobRow): FailedJobView {
  return {
    id: String(row.id),
    name: row.name,
    attempts: row.attempts,
    error: (row.error ?? '').slice(0, errorMaxChars),
    addedAt: row.addedAt.toISOString(),
    nextAt: row.nextAt?.toISOString() ?? null,
  };
}
