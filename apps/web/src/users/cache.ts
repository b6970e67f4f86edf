import type { PersonView } from '@parley/contract/fields';
import type { UserId } from '@parley/contract/ids';
import type { QueryClient } from '@tanstack/react-query';

/** Everybody whom this tab has heard of, by id. */
export type People = ReadonlyMap<UserId, PersonView>;

export const peopleKey = ['people'] as const;

/** Remembers these people; of two views of one person the newer stays. */
export function mergePeople(cache: QueryClient, views: readonly PersonView[]): void {
  const known = cache.getQueryData<People>(peopleKey);
  const newer = views.filter((view) => view.version > (known?.get(view.id)?.version ?? -1));
  if (newer.length === 0) return;
  const people = new Map(known);
  for (const view of newer) people.set(view.id, view);
  cache.setQueryData<People>(peopleKey, people);
}
