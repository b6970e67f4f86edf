import { cx } from '#lib/class-names.ts';
import { searchTexts } from '#texts/search.ts';
import { Avatar } from '#ui/avatar.tsx';
import type { FromCompletion } from './use-from-completion.ts';

/** The people whom `from:` may mean. The focus stays where one types. */
export function PeopleOffered({ people, index, take, listId, optionId }: FromCompletion) {
  return (
    <div
      id={listId}
      role="listbox"
      aria-label={searchTexts.people}
      className="shrink-0 rounded-lg border border-line bg-surface p-1.5"
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
