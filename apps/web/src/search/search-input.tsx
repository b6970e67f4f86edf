import { limits } from '@parley/contract/limits';
import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import { cx } from '#lib/class-names.ts';
import { searchTexts } from '#texts/search.ts';
import { inputClass } from '#ui/field.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import type { FromCompletion } from './use-from-completion.ts';

type Props = {
  typed: string;
  onType: (typed: string) => void;
  completion: FromCompletion;
};

/** Where one types words and filters. */
export function SearchInput({ typed, onType, completion }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const { isOpen, listId, optionId, index, onKey } = completion;

  return (
    <search className="relative shrink-0">
      <Search aria-hidden className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4.5 text-muted" />
      <input
        ref={input}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-label={searchTexts.label}
        aria-expanded={isOpen}
        aria-autocomplete="list"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen ? optionId(index) : undefined}
        placeholder={searchTexts.hint}
        maxLength={limits.searchTextMaxChars}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKey}
        className={cx(inputClass, 'h-11 pr-10 pl-10')}
      />
      {typed !== '' && (
        <IconButton
          label={searchTexts.clear}
          size="sm"
          className="absolute inset-y-0 right-1.5 my-auto"
          onClick={() => {
            onType('');
            input.current?.focus();
          }}
        >
          <X aria-hidden className="size-4" />
        </IconButton>
      )}
    </search>
  );
}
