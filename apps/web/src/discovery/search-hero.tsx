import { limits } from '@parley/contract/limits';
import { Search, X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { discoveryTexts } from '#texts/discovery.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { useSearchText } from './use-search-text.ts';

type Props = {
  /** The title, as the heading that it is on this page. */
  title: ReactNode;
  /** How many groups there are. */
  line: ReactNode;
  query: string;
  onSearch: (query: string) => void;
  /** The query as it was probably meant. */
  suggestion: string | null;
  input: RefObject<HTMLInputElement | null>;
  /** Down from the search. */
  onDown: () => void;
};

/** The head of the page: where one types what one looks for. */
export function SearchHero({ title, line, query, onSearch, suggestion, input, onDown }: Props) {
  const { text, type, clear } = useSearchText(query, onSearch);

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.key === 'Escape' && text !== '') clear();
    else if (event.key === 'ArrowDown') onDown();
    else return;
    event.preventDefault();
  }

  return (
    <header className="shrink-0 rounded-xl bg-art px-8 pt-8 pb-5 text-on-image max-md:px-5 max-md:pt-5 max-md:pb-3">
      {title}
      <p role="status" className="mt-0.5 min-h-5 text-base">
        {line}
      </p>
      <search className="relative mt-4 block max-w-code">
        <Search aria-hidden className="pointer-events-none absolute inset-y-0 left-4 my-auto size-5 text-muted" />
        <input
          ref={input}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          aria-label={discoveryTexts.searchLabel}
          placeholder={discoveryTexts.searchHint}
          maxLength={limits.searchTextMaxChars}
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-12 w-full rounded-lg bg-overlay pr-24 pl-12 text-base text-text shadow-overlay outline-none transition-shadow focus:shadow-focus max-md:pr-12"
        />
        {text !== '' && (
          <span className="absolute inset-y-0 right-2 flex items-center gap-1.5">
            <span aria-hidden className="pointer-coarse:hidden">
              <Kbd>{discoveryTexts.escape}</Kbd>
            </span>
            <IconButton
              label={discoveryTexts.clear}
              onClick={() => {
                clear();
                input.current?.focus();
              }}
            >
              <X aria-hidden className="size-4.5" />
            </IconButton>
          </span>
        )}
      </search>
      <p role="status" className="mt-2.5 min-h-5 text-sm">
        {suggestion && (
          <>
            {discoveryTexts.showingFor}{' '}
            <button type="button" onClick={() => onSearch(suggestion)} className="rounded-xs font-bold underline">
              {suggestion}
            </button>
          </>
        )}
      </p>
    </header>
  );
}
