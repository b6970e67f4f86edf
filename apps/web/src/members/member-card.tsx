import type { PersonView } from '@parley/contract/fields';
import type { PresenceState } from '@parley/contract/presence';
import { cx } from '#lib/class-names.ts';
import { memberTexts } from '#texts/members.ts';
import type { MenuAction, MenuGroups } from '#ui/menu-groups.ts';
import { PopoverPopup } from '#ui/popover-popup.tsx';
import { ProfileCard } from '#users/profile-card.tsx';
import { useNewest } from '#users/queries.ts';

export type MemberCardProps = {
  isOpen: boolean;
  onClose: () => void;
  /** The row that it belongs to. */
  anchor: HTMLElement;
  person: PersonView;
  state: PresenceState | null;
  /** What can be done about them: the same as in the menu of their row. */
  groups: MenuGroups;
};

/** A member's card beside their row. */
export function MemberCard({ isOpen, onClose, anchor, person, state, groups }: MemberCardProps) {
  const newest = useNewest(person);

  return (
    <PopoverPopup
      isOpen={isOpen}
      onClose={onClose}
      anchor={anchor}
      label={memberTexts.cardOf(newest.displayName)}
      side="left"
      align="start"
      className="w-members overflow-hidden"
    >
      <ProfileCard person={newest} state={state}>
        {groups
          .filter((group) => group.length > 0)
          .map((group) => (
            <div key={group[0]?.label} className="border-line border-t p-1.5">
              {group.map((action) => (
                <CardAction key={action.label} action={action} onDone={onClose} />
              ))}
            </div>
          ))}
      </ProfileCard>
    </PopoverPopup>
  );
}

function CardAction({ action, onDone }: { action: MenuAction; onDone: () => void }) {
  const { label, icon: Icon, isDanger, onSelect } = action;

  function press() {
    onDone();
    onSelect();
  }

  return (
    <button
      type="button"
      onClick={press}
      className={cx(
        'flex min-h-8.5 w-full items-center gap-2.5 rounded-md px-2.5 py-1.5 text-left text-md transition-colors pointer-coarse:min-h-touch',
        isDanger ? 'text-danger-text hover:bg-danger-soft' : 'hover:bg-accent-soft',
      )}
    >
      {Icon && <Icon className={cx('size-4 shrink-0', !isDanger && 'text-muted')} />}
      {label}
    </button>
  );
}
