import type { PersonView } from '@parley/contract/fields';
import type { PresenceState } from '@parley/contract/presence';
import { Crown } from 'lucide-react';
import { cx } from '#lib/class-names.ts';
import { memberTexts } from '#texts/members.ts';
import { presenceTexts } from '#texts/presence.ts';
import { Avatar } from '#ui/avatar.tsx';
import { useNewest } from '#users/queries.ts';
import { StatusLine } from '#users/status-line.tsx';

/** States that are worth a visible word; the others show as a dot. */
const isTold = (state: PresenceState | null) => state === 'busy' || state === 'away';

type Props = {
  person: PersonView;
  state: PresenceState | null;
  isOwner: boolean;
  /** Whether their card is open. */
  isOpen: boolean;
  /** Whether Tab comes to this row; the arrows lead from there to the others. */
  isTabStop: boolean;
  onOpen: (button: HTMLButtonElement) => void;
};

/** A member; pressing the row shows more about them. */
export function MemberRow({ person, state, isOwner, isOpen, isTabStop, onOpen }: Props) {
  const newest = useNewest(person);
  const { id, displayName, status } = newest;
  const isOffline = state === 'offline';

  return (
    <button
      type="button"
      data-member={id}
      tabIndex={isTabStop ? 0 : -1}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={(event) => onOpen(event.currentTarget)}
      className="flex min-h-11 w-full select-none items-center gap-2.5 rounded-md px-2 py-1 text-left transition-colors hover:bg-raised focus-visible:-outline-offset-2 aria-expanded:bg-raised"
    >
      <Avatar of={newest} size="sm" presence={state ?? undefined} className={cx(isOffline && 'opacity-60')} />
      <span className="min-w-0 flex-1">
        <span className={cx('flex items-center gap-1.5', isOffline ? 'text-muted' : 'font-medium')}>
          <span className="truncate text-md">{displayName}</span>
          {isOwner && <OwnerMark />}
        </span>
        {state && (
          <span className={isTold(state) && !status ? 'block truncate text-muted text-xs' : 'sr-only'}>
            {presenceTexts.states[state]}
          </span>
        )}
        {status && <StatusLine status={status} className="block truncate text-muted text-xs" />}
      </span>
    </button>
  );
}

const OwnerMark = () => (
  <>
    <Crown aria-hidden className="size-3.5 shrink-0 text-accent-text" />
    <span className="sr-only">{memberTexts.owner}</span>
  </>
);
