import type { PersonView } from '@parley/contract/fields';
import type { GroupId } from '@parley/contract/ids';
import { type KeyboardEvent, useId, useState } from 'react';
import { useMemberSearch } from '#messages/use-member-search.ts';
import { completeFrom, fromAtEnd } from './parse-query.ts';

/** Offers people while a name after `from:` is being typed at the end: arrows choose, Enter and Tab take. */
export function useFromCompletion(groupId: GroupId, typed: string, onType: (typed: string) => void) {
  const listId = useId();
  const [chosen, setChosen] = useState({ name: '', index: 0 });
  const name = fromAtEnd(typed);
  const people = useMemberSearch(groupId, name);
  const isOpen = name !== null && people.length > 0 && people[0]?.username.toLowerCase() !== name.toLowerCase();
  const index = chosen.name === name ? Math.min(chosen.index, people.length - 1) : 0;

  function take(person: PersonView | undefined) {
    if (person) onType(completeFrom(typed, person.username));
  }

  function onKey(event: KeyboardEvent) {
    if (!isOpen) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) setChosen({ name, index: (index + move + people.length) % people.length });
    else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) take(people[index]);
    else return;
    event.preventDefault();
  }

  return { isOpen, people, index, take, onKey, listId, optionId: (at: number) => `${listId}-${at}` };
}

export type FromCompletion = ReturnType<typeof useFromCompletion>;
