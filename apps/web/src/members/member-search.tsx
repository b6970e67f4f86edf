import { limits } from '@parley/contract/limits';
import { Search, X } from 'lucide-react';
import { cx } from '#lib/class-names.ts';
import { memberTexts } from '#texts/members.ts';
import { inputClass } from '#ui/field.tsx';
import { IconButton } from '#ui/icon-button.tsx';

type Props = { text: string; onChange: (text: string) => void };

/** Where one types whom to look for; Esc empties it. */
export function MemberSearch({ text, onChange }: Props) {
  return (
    <search className="relative m-3 mb-1 shrink-0">
      <Search aria-hidden className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-muted" />
      <input
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={memberTexts.search}
        placeholder={memberTexts.search}
        maxLength={limits.searchTextMaxChars}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || text === '') return;
          event.stopPropagation();
          onChange('');
        }}
        className={cx(inputClass, 'h-8.5 pr-8.5 pl-8.5 text-md pointer-coarse:h-touch pointer-coarse:text-base')}
      />
      {text !== '' && (
        <IconButton
          label={memberTexts.clearSearch}
          size="sm"
          className="absolute inset-y-0 right-1 my-auto"
          onClick={() => onChange('')}
        >
          <X aria-hidden className="size-4" />
        </IconButton>
      )}
    </search>
  );
}
