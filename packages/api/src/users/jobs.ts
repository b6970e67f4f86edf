import type { Deps } from '#context.ts';
import type { JobPayloads } from '#ports/job-queue.ts';
import { endStatus } from './service.ts';

/** Ends what somebody said of themself for a while. Safe to repeat. */
export function endStatusInTime(deps: Deps, { userId, until }: JobPayloads['users.endStatus']): Promise<void> {
  return endStatus(deps, userId, until);
}
