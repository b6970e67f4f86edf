import { skipToken } from '@tanstack/react-query';

/** For what is in the cache because something else put it there, such as a stream: never fetched, never stale. */
export const cacheOnly = {
  queryFn: skipToken as typeof skipToken,
  staleTime: Number.POSITIVE_INFINITY,
  structuralSharing: false,
} as const;

/** The same, kept for as long as the page is open. */
export const cacheOnlyForGood = { ...cacheOnly, gcTime: Number.POSITIVE_INFINITY } as const;
