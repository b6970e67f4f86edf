import type { PersonView } from '@parley/contract/fields';
import type { GroupId } from '@parley/contract/ids';
import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { trpc } from '#lib/trpc.ts';
import { mergePeople } from '#users/cache.ts';

const shownMax = 8;
const none: PersonView[] = [];

/** A few members of the group whose name or username fits what was typed, best first; nobody while `name` is null. */
export function useMemberSearch(groupId: GroupId, name: string | null): PersonView[] {
  const cache = useQueryClient();
  const { data } = trpc.members.list.useQuery(
    { groupId, text: name ?? '' },
    { enabled: name !== null, staleTime: 30_000, placeholderData: keepPreviousData },
  );

  useEffect(() => {
    if (data) mergePeople(cache, data.members);
  }, [cache, data]);

  return name === null || !data ? none : bestFits(data.members, name);
}

/** Those who fit, first those whose name begins with it. */
export function bestFits(people: readonly PersonView[], name: string): PersonView[] {
  const typed = name.toLowerCase();
  const place = ({ username, displayName }: PersonView) => {
    if (username.toLowerCase().startsWith(typed) || displayName.toLowerCase().startsWith(typed)) return 0;
    return `${username} ${displayName}`.toLowerCase().includes(typed) ? 1 : 2;
  };
  return people
    .filter((person) => place(person) < 2)
    .sort((one, other) => place(one) - place(other))
    .slice(0, shownMax);
}
