import type { GroupFound } from '@parley/contract/discovery';
import { keepPreviousData } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { errorReason } from '#lib/errors.ts';
import { trpc, unbatched } from '#lib/trpc.ts';
import type { Place } from './place.ts';

/** Whoever comes back within this finds the list as they left it. */
const keptMs = 30 * 60_000;

/**
 * The groups of a place, page by page, each once. What was there before stays until the answer comes; a request that
 * nobody waits for any more is cancelled. Where a page can't be followed, the list is asked for anew.
 */
export function useGroupsFound({ query, category, tags, sort }: Place) {
  const list = trpc.discovery.search.useInfiniteQuery(
    { query, category, tags, sort },
    {
      getNextPageParam: ({ nextCursor }) => nextCursor,
      placeholderData: keepPreviousData,
      gcTime: keptMs,
      trpc: { ...unbatched, abortOnUnmount: true },
    },
  );
  const pages = list.data?.pages;
  const groups = useMemo(() => eachOnce(pages?.flatMap((page) => page.groups) ?? []), [pages]);
  const isCutOff = list.isFetchNextPageError && errorReason(list.error) === 'conflict';
  const { refetch } = list;

  // As when the search engine goes while one pages: what answers instead can't go on from there.
  useEffect(() => {
    if (isCutOff) void refetch();
  }, [isCutOff, refetch]);

  return {
    ...list,
    groups,
    facets: pages?.[0]?.facets ?? null,
    isDegraded: pages?.at(-1)?.isDegraded ?? false,
    isMoreFailed: list.isFetchNextPageError && !isCutOff,
    /** Whether it goes on from here: not while the list is asked for anew, which asking for more would end. */
    hasMore: list.hasNextPage && !isCutOff,
  };
}

const eachOnce = (groups: GroupFound[]) => [...new Map(groups.map((group) => [group.id, group])).values()];
