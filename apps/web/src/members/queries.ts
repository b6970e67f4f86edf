import type { GroupId } from '@parley/contract/ids';
import { keepPreviousData } from '@tanstack/react-query';
import { trpc } from '#lib/trpc.ts';

/**
 * The group's members page by page, or those whose names hold `text`. The stream of the group says when to ask again; a
 * new search takes the place of one that is under way.
 */
export function useMembers(groupId: GroupId, text: string) {
  return trpc.members.list.useInfiniteQuery(
    { groupId, text },
    {
      getNextPageParam: (page) => page.nextCursor,
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: keepPreviousData,
      trpc: { abortOnUnmount: true },
      ...(text && { gcTime: 30_000 }),
    },
  );
}
