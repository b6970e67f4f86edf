import type { PersonView } from '@parley/contract/fields';
import type { GroupId } from '@parley/contract/ids';
import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import { completeMention, mentionAt } from './mention-text.ts';
import { useMemberSearch } from './use-member-search.ts';

interface Options {
  groupId: GroupId;
  value: string;
  onChange: (value: string) => void;
  input: RefObject<HTMLTextAreaElement | null>;
}

/** Offers people while an `@` is being typed: arrows choose, Tab and Enter take, Esc puts the list away. */
export function useMentionCompletion({ groupId, value, onChange, input }: Options) {
  const listId = useId();
  const [caret, setCaret] = useState(value.length);
  const [chosen, setChosen] = useState({ name: '', index: 0 });
  const [dismissedAt, setDismissedAt] = useState<number | null>(null);
  const nextCaret = useRef<number | null>(null);

  const typing = mentionAt(value, caret);
  const query = typing && typing.start !== dismissedAt ? typing : null;
  const people = useMemberSearch(groupId, query?.name ?? null);
  const isOpen = query !== null && people.length > 0;
  const index = chosen.name === query?.name ? Math.min(chosen.index, people.length - 1) : 0;

  useLayoutEffect(() => {
    if (nextCaret.current === null) return;
    input.current?.setSelectionRange(nextCaret.current, nextCaret.current);
    nextCaret.current = null;
  });

  function take(person: PersonView | undefined) {
    if (!person || !query) return;
    const completed = completeMention(value, query, person.username);
    nextCaret.current = completed.caret;
    setCaret(completed.caret);
    onChange(completed.text);
    input.current?.focus();
  }

  /** @returns whether the key was for the list. */
  function onKey({ key, shiftKey }: KeyboardEvent): boolean {
    if (!isOpen) return false;
    // A name that is there whole needs no taking: Enter sends.
    if (key === 'Enter' && people[index]?.username === query.name) return false;
    const move = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (move) setChosen({ name: query.name, index: (index + move + people.length) % people.length });
    else if ((key === 'Enter' || key === 'Tab') && !shiftKey) take(people[index]);
    else if (key === 'Escape') setDismissedAt(query.start);
    else return false;
    return true;
  }

  function onCaret(text: string, at: number) {
    setCaret(at);
    if (!mentionAt(text, at)) setDismissedAt(null);
  }

  return { isOpen, people, index, take, onKey, onCaret, listId, optionId: (at: number) => `${listId}-${at}` };
}

export type MentionCompletion = ReturnType<typeof useMentionCompletion>;
