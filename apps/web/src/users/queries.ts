import type { PersonView } from '@parley/contract/fields';
import type { UserId } from '@parley/contract/ids';
import type { MeView } from '@parley/contract/users';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { cacheOnlyForGood } from '#lib/cache-only.ts';
import { trpc } from '#lib/trpc.ts';
import { useMe } from '#me/queries.ts';
import { type People, peopleKey } from './cache.ts';

const nobody: People = new Map();

/** Everybody whom this tab has heard of, in their newest view. */
export function useEverybody(): People {
  const { data = nobody } = useQuery<People>({ queryKey: peopleKey, ...cacheOnlyForGood });
  return data;
}

/** Looks somebody up by id among all whom this tab has heard of, in their newest view. */
export function usePeople(): (id: UserId) => PersonView | undefined {
  const people = useEverybody();
  return useCallback((id) => people.get(id), [people]);
}

/** The newest view of a person that came with some older answer. */
export function useNewest(person: PersonView): PersonView {
  const known = usePeople()(person.id);
  return known && known.version > person.version ? known : person;
}

/** Oneself: as the tab's stream last said, and before it has, as the session does. Undefined for nobody. */
export function useMyself(): MeView | undefined {
  const live = useMe();
  const { data } = trpc.auth.session.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY, enabled: false });
  return live ?? data?.user ?? undefined;
}
