import type { GroupView } from '@parley/contract/groups';
import type { GroupId } from '@parley/contract/ids';
import { trpc } from '#lib/trpc.ts';

/** A group that one is in. Its stream keeps it current while it is on screen, and finds what changed in between. */
export const useGroupQuery = (groupId: GroupId) =>
  trpc.groups.get.useQuery({ groupId }, { staleTime: Number.POSITIVE_INFINITY });

/** The same, without how its loading goes; undefined until it is there. */
export const useGroup = (groupId: GroupId): GroupView | undefined => useGroupQuery(groupId).data;

/** The same, asked for anew, for a group that need not be on screen; without data until the answer has come. */
export function useFreshGroupQuery(groupId: GroupId) {
  const query = trpc.groups.get.useQuery({ groupId }, { refetchOnMount: 'always' });
  return { ...query, data: query.isFetchedAfterMount ? query.data : undefined };
}
