import type { GroupId } from '@parley/contract/ids';
import type { Deps } from '#context.ts';
import { listAllRoomIds } from '#rooms/queries.ts';
import { purgeRooms } from '#rooms/service.ts';

/** Removes a deleted group with all that was said in it. A group that wasn't deleted stays. Safe to repeat. */
export async function purgeGroup(deps: Deps, { groupId }: { groupId: GroupId }): Promise<void> {
  const where = { id: groupId, deletedAt: { not: null } };
  if (!(await deps.db.group.findFirst({ where, select: { id: true } }))) return;
  await purgeRooms(deps, await listAllRoomIds(deps.db, groupId));
  await deps.db.group.deleteMany({ where });
}
