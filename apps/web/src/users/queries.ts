import type { PersonView } from '@parley/contract/fields';
import type { UserId } from '@parley/contract/ids';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { cacheOnlyForGood } from '#lib/cache-only.ts';
import { type People, peopleKey } from './cache.ts';

const nobody: People = new Map();

/** Looks somebody up by id among all whom this tab has heard of, in their newest view. */
export function usePeople(): (id: UserId) => PersonView | undefined {
  const { data = nobody } = useQuery<People>({ queryKey: peopleKey, ...cacheOnlyForGood });
  return useCallback((id) => data.get(id), [data]);
}

/** The newest view of a person that came with some older answer. */
export function useNewest(person: PersonView): PersonView {
  const known = usePeople()(person.id);
  return known && known.version > person.version ? known : person;
}
