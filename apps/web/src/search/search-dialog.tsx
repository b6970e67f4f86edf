import type { GroupView } from '@parley/contract/groups';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { searchTexts } from '#texts/search.ts';
import { Dialog } from '#ui/dialog.tsx';
import { PeopleOffered } from './people-offered.tsx';
import { SearchInput } from './search-input.tsx';
import { SearchResults } from './search-results.tsx';
import { useFromCompletion } from './use-from-completion.ts';
import { useMessagesFound } from './use-messages-found.ts';

export type SearchDialogProps = { isOpen: boolean; onClose: () => void; group: GroupView };

/** Where one looks for messages; what was typed is there again the next time. */
export function SearchDialog({ isOpen, onClose, group }: SearchDialogProps) {
  const [typed, setTyped] = useState('');

  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={searchTexts.title}>
      <Search group={group} typed={typed} onType={setTyped} onClose={onClose} />
    </Dialog>
  );
}

type SearchProps = { group: GroupView; typed: string; onType: (typed: string) => void; onClose: () => void };

function Search({ group, typed, onType, onClose }: SearchProps) {
  const body = useRef<HTMLDivElement>(null);
  const list = useMessagesFound(group, typed);
  const completion = useFromCompletion(group.id, typed, onType);

  useArrows(body, !completion.isOpen);

  return (
    <div ref={body} className="flex min-h-96 flex-1 flex-col gap-3">
      <SearchInput typed={typed} onType={onType} completion={completion} />
      {completion.isOpen ? <PeopleOffered {...completion} /> : <SearchResults list={list} onGo={onClose} />}
    </div>
  );
}

/** The arrows lead from where one types through what was found, and back. */
function useArrows(body: RefObject<HTMLElement | null>, isOn: boolean) {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!move) return;
      const stops = [...(body.current?.querySelectorAll<HTMLElement>('input, a') ?? [])];
      const here = stops.indexOf(document.activeElement as HTMLElement);
      const next = stops[here + move];
      if (here < 0 || !next) return;
      event.preventDefault();
      next.focus();
    }
    const element = isOn ? body.current : null;
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [body, isOn]);
}
