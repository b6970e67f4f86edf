import { cx } from '#lib/class-names.ts';
import { messageTexts } from '#texts/messages.ts';
import { Avatar } from '#ui/avatar.tsx';
import type { MentionCompletion } from './use-mention-completion.ts';

/** The people whom an `@` may mean, above what is being typed. The focus stays in the text. */
export function MentionList({ isOpen, people, index, take, listId, optionId }: MentionCompletion) {
  if (!isOpen) return null;
  return (
    <div
      id={listId}
      role="listbox"
      aria-label={messageTexts.people}
      className="absolute inset-x-0 bottom-full z-20 mb-4 max-w-dialog animate-rise rounded-lg border border-line bg-overlay p-1.5 shadow-overlay"
    >
      {people.map((person, at) => (
        <div
          key={person.id}
          id={optionId(at)}
          role="option"
          tabIndex={-1}
          aria-selected={at === index}
          className={cx(
            'flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1 text-md hover:bg-raised pointer-coarse:min-h-touch',
            at === index && 'bg-accent-soft',
          )}
          // The text keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => take(person)}
          onKeyDown={(event) => event.key === 'Enter' && take(person)}
        >
          <Avatar of={person} size="sm" className="scale-75" />
          <span className="truncate font-medium">{person.displayName}</span>
          <span className="truncate text-muted text-sm">@{person.username}</span>
        </div>
      ))}
    </div>
  );
}
