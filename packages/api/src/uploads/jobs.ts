import type { Deps } from '#context.ts';
import { removeUnused } from './service.ts';

/** Removes files that nobody uses. Safe to repeat. */
export function cleanUpFiles(deps: Deps): Promise<void> {
  return removeUnused(deps);
}
