import type { UserId } from '@parley/contract/ids';
import { useMemo } from 'react';
import { useEverybody } from '#users/queries.ts';

/** Turns usernames into ids and back, among all whom this tab has heard of. */
export function useMentionNames() {
  const people = useEverybody();

  return useMemo(() => {
    const ids = new Map<string, UserId>();
    for (const { id, username } of people.values()) ids.set(username.toLowerCase(), id);
    return {
      find: (username: string) => ids.get(username.toLowerCase()),
      nameOf: (id: UserId) => people.get(id)?.username,
    };
  }, [people]);
}
