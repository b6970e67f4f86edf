import type { GroupId } from '@parley/contract/ids';
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { onDemand } from '#ui/on-demand.tsx';
import { type MentionCompletion, useMentionCompletion } from './use-mention-completion.ts';

const MentionList = onDemand<MentionCompletion>(() => import('./mention-list.tsx').then((part) => part.MentionList));

type Props = {
  /** What it is for, read aloud. */
  label: string;
  placeholder?: string;
  groupId: GroupId;
  value: string;
  input?: RefObject<HTMLTextAreaElement | null>;
  /** Whether it takes the focus when it comes, with the caret at the end. */
  isFocusedFirst?: boolean;
  onChange: (value: string) => void;
  onSubmit: () => void;
  onCancel: () => void;
  /** Arrow up in an empty text. */
  onUp?: () => void;
};

/** Where a message is typed: it grows with its text, Enter submits, Shift+Enter breaks the line, `@` offers people. */
export function MessageInput(props: Props) {
  const { label, placeholder, groupId, value, isFocusedFirst, onChange, onSubmit, onCancel, onUp } = props;
  const own = useRef<HTMLTextAreaElement>(null);
  const input = props.input ?? own;
  const completion = useMentionCompletion({ groupId, value, onChange, input });

  useEffect(() => {
    // Whoever has just opened a menu keeps it.
    if (!isFocusedFirst || !input.current || document.activeElement?.closest('[aria-haspopup],[role=menu]')) return;
    input.current.focus();
    input.current.setSelectionRange(input.current.value.length, input.current.value.length);
  }, [isFocusedFirst, input]);

  function onKeyDown(event: KeyboardEvent) {
    // An input method takes Enter and arrows for itself; 229 is how some say so.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    if (completion.onKey(event)) event.preventDefault();
    else if (key === 'Enter' && !shiftKey) submit(event);
    else if (key === 'Escape') onCancel();
    else if (key === 'ArrowUp' && value === '' && onUp) {
      event.preventDefault();
      onUp();
    }
  }

  function submit(event: KeyboardEvent) {
    event.preventDefault();
    onSubmit();
  }

  return (
    <div className="relative flex min-w-0 flex-1">
      <MentionList {...completion} />
      <div className="scroll-pane grid max-h-[40dvh] flex-1 grid-cols-[minmax(0,1fr)] *:col-start-1 *:row-start-1">
        <textarea
          ref={input}
          rows={1}
          value={value}
          placeholder={placeholder}
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={completion.isOpen ? completion.listId : undefined}
          aria-activedescendant={completion.isOpen ? completion.optionId(completion.index) : undefined}
          enterKeyHint="send"
          className="resize-none overflow-hidden bg-transparent text-base leading-6 outline-none placeholder:truncate"
          onChange={({ target }) => {
            onChange(target.value);
            completion.onCaret(target.value, target.selectionEnd);
          }}
          onSelect={({ currentTarget }) => completion.onCaret(currentTarget.value, currentTarget.selectionEnd)}
          onKeyDown={onKeyDown}
        />
        {/* As high as the text, and with it the field above it: measuring would move the page with every key. */}
        <div aria-hidden className="invisible whitespace-pre-wrap break-words text-base leading-6">
          {value}{' '}
        </div>
      </div>
    </div>
  );
}
