import type { PersonView } from '@parley/contract/fields';
import type { UserId } from '@parley/contract/ids';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type People, peopleKey } from './cache.ts';

const nobody: People = new Map();
const fromCacheAlone = { queryFn: skipToken, staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY };

/** Looks somebody up by id among all whom this tab has heard of, in their newest view. */
export function usePeople(): (id: UserId) => PersonView | undefined {
  const { data = nobody } = useQuery<People>({ queryKey: peopleKey, ...fromCacheAlone, structuralSharing: false });
  return useCallback((id) => data.get(id), [data]);
}

/** The newest view of a person that came with some older answer. */
export function useNewest(person: PersonView): PersonView {
  const known = usePeople()(person.id);
  return known && known.version > person.version ? known : person;
}
