import { limits } from '@parley/contract/limits';
import { X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { groupPartTexts } from '#texts/group-parts.ts';
import { Field } from '#ui/field.tsx';

type Props = { tags: readonly string[]; onChange: (tags: string[]) => void; error?: string };

/** Words that a group can be found by: Enter or a comma ends one, Backspace takes the last one back. */
export function TagsField({ tags, onChange, error }: Props) {
  const [text, setText] = useState('');
  const left = limits.tagsPerGroupMax - tags.length;

  function add(typed: string) {
    const words = typed.split(',').map((word) => word.trim().toLowerCase());
    const added = [...new Set([...tags, ...words.filter(Boolean)])].slice(0, limits.tagsPerGroupMax);
    if (added.length > tags.length) onChange(added);
    setText('');
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && text.trim()) add(text);
    else if (event.key === 'Backspace' && text === '' && tags.length > 0) onChange(tags.slice(0, -1));
    else return;
    event.preventDefault();
  }

  return (
    <Field
      label={groupPartTexts.tags}
      hint={groupPartTexts.tagsHint}
      aside={groupPartTexts.tagsLeft(left)}
      error={error}
    >
      {(control) => (
        <div className="flex min-h-10 flex-wrap items-center gap-1.5 rounded-md border border-line bg-raised px-2 py-1.5 transition-[border-color,box-shadow] focus-within:border-accent focus-within:shadow-focus hover:border-control">
          {tags.map((tag) => (
            <span
              key={tag}
              className="flex h-7 items-center gap-1 rounded-full bg-hover pr-1 pl-2.5 font-medium text-sm pointer-coarse:h-9"
            >
              {tag}
              <button
                type="button"
                aria-label={groupPartTexts.removeTag(tag)}
                onClick={() => onChange(tags.filter((each) => each !== tag))}
                className="grid size-5 place-items-center rounded-full text-muted hover:bg-raised hover:text-text pointer-coarse:size-8"
              >
                <X aria-hidden className="size-3.5" />
              </button>
            </span>
          ))}
          <input
            {...control}
            type="text"
            autoComplete="off"
            enterKeyHint="enter"
            value={text}
            maxLength={limits.tagMaxChars + 1}
            readOnly={left <= 0}
            onChange={({ target: { value } }) => (value.includes(',') ? add(value) : setText(value))}
            onKeyDown={onKeyDown}
            onBlur={() => text.trim() && add(text)}
            className="h-7 min-w-24 flex-1 bg-transparent px-1 text-base text-text outline-none pointer-coarse:h-9"
          />
        </div>
      )}
    </Field>
  );
}
