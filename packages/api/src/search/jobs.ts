import type { Deps } from '#context.ts';
import { indexMessages } from './service.ts';

/** Writes what changed in rooms to the index of messages. Once a minute; until then the rows themselves are searched. */
export function indexChanges(deps: Deps): Promise<void> {
  return indexMessages(deps);
}
