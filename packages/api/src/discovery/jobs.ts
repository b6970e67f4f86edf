import type { GroupId } from '@parley/contract/ids';
import type { Deps } from '#context.ts';
import { listGroupStates } from './queries.ts';
import { catchUpIndex, moveActivity } from './service.ts';

/** Brings the index to what the database says of the group now, whatever it said when the job was made. Safe to repeat. */
export async function writeGroup(deps: Deps, { groupId }: { groupId: GroupId }): Promise<void> {
  await deps.search.write(await listGroupStates(deps.db, [groupId]));
}

/** Lets what was said long ago count less, and counts what was said since. Once an hour; a second time does nothing more. */
export async function refreshActivity(deps: Deps): Promise<void> {
  await moveActivity(deps);
}

/** Once the index is there again after it was away: builds what it lost and writes what has waited. Each minute. */
export async function catchUp(deps: Deps): Promise<void> {
  await catchUpIndex(deps);
}
