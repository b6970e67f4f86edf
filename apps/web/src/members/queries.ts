import type { PersonView } from '@parley/contract/fields';
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

/**
 * Whether somebody is in the group; null until that is known, and where too many have names like theirs. Asked anew each
 * time that it begins to matter.
 */
export function useMembership(groupId: GroupId, { id, username }: PersonView): 'member' | 'none' | null {
  const { data } = trpc.members.list.useQuery({ groupId, text: username }, { staleTime: 0, gcTime: 0 });
  if (!data) return null;
  if (data.members.some((member) => member.id === id)) return 'member';
  return data.nextCursor === null ? 'none' : null;
}
