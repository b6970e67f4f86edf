import type { GroupView } from '@parley/contract/groups';
import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { trpc, unbatched } from '#lib/trpc.ts';
import { useDebounced } from '#lib/use-debounced.ts';
import { useMemberSearch } from '#messages/use-member-search.ts';
import { searchTexts } from '#texts/search.ts';
import { mergePeople } from '#users/cache.ts';
import { parseQuery, roomFilterOf } from './parse-query.ts';

const settleMs = 150;

/**
 * What was found for what is typed, page by page. `problem` says which filter means nobody or nothing; `isIdle` that there is
 * nothing to look for yet.
 */
export function useMessagesFound(group: GroupView, typed: string) {
  const cache = useQueryClient();
  const { text, from, room, before, after } = parseQuery(useDebounced(typed, settleMs));
  const author = useMemberSearch(group.id, from).find(({ username }) => username.toLowerCase() === from);
  const inRoom = group.rooms.find(({ name }) => roomFilterOf(name) === room);
  const isIdle = text === '' && from === null && room === null && before === null && after === null;
  const isResolved = (from === null || author !== undefined) && (room === null || inRoom !== undefined);
  const list = trpc.search.messages.useInfiniteQuery(
    { query: text, authorId: author?.id ?? null, roomId: inRoom?.id ?? null, before, after },
    {
      enabled: !isIdle && isResolved,
      getNextPageParam: ({ nextCursor }) => nextCursor,
      placeholderData: keepPreviousData,
      staleTime: 0,
      gcTime: 60_000,
      trpc: { ...unbatched, abortOnUnmount: true },
    },
  );
  const { data } = list;

  useEffect(() => {
    for (const page of data?.pages ?? []) mergePeople(cache, page.people);
  }, [cache, data]);

  return {
    ...list,
    isIdle,
    found: data?.pages.flatMap((page) => page.found) ?? [],
    people: data?.pages.flatMap((page) => page.people) ?? [],
    isDegraded: data?.pages.some((page) => page.isDegraded) ?? false,
    problem: isResolved ? null : problemOf({ from: author ? null : from, room: inRoom ? null : room }),
  };
}

const problemOf = ({ from, room }: { from: string | null; room: string | null }) =>
  from === null ? searchTexts.noRoom(room ?? '') : searchTexts.nobody(from);

export type MessagesList = ReturnType<typeof useMessagesFound>;
