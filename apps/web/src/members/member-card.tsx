import type { PersonView } from '@parley/contract/fields';
import type { PresenceState } from '@parley/contract/presence';
import type { ComponentProps } from 'react';
import { cx } from '#lib/class-names.ts';
import { memberTexts } from '#texts/members.ts';
import type { MenuAction, MenuGroups } from '#ui/menu-groups.ts';
import { PopoverPopup } from '#ui/popover-popup.tsx';
import { ProfileCard } from '#users/profile-card.tsx';
import { useNewest } from '#users/queries.ts';
import { useProfile } from '#users/use-profile.ts';

export type MemberCardProps = {
  isOpen: boolean;
  onClose: () => void;
  /** What it stands beside. */
  anchor: HTMLElement;
  side?: 'left' | 'right';
  person: PersonView;
  state: PresenceState | null;
  /** Whether they are no longer in the group. */
  hasLeft?: boolean;
  /** What can be done about them: the same as in the menu of a member's row. */
  groups: MenuGroups;
};

/** A member's card, or of somebody who was one. */
export function MemberCard({ isOpen, onClose, anchor, side = 'left', person, ...about }: MemberCardProps) {
  const { state, hasLeft = false, groups } = about;
  const newest = useNewest(person);

  return (
    <PopoverPopup
      isOpen={isOpen}
      onClose={onClose}
      anchor={anchor}
      label={memberTexts.cardOf(newest.displayName)}
      side={side}
      align="start"
      className="w-members overflow-hidden"
    >
      {/* Anew for each version, so that what has changed is looked at. */}
      <Card key={newest.version} person={newest} state={state} note={hasLeft ? memberTexts.hasLeft : undefined}>
        {groups
          .filter((group) => group.length > 0)
          .map((group) => (
            <div key={group[0]?.label} className="border-line border-t p-1.5">
              {group.map((action) => (
                <CardAction key={action.label} action={action} onDone={onClose} />
              ))}
            </div>
          ))}
      </Card>
    </PopoverPopup>
  );
}

function Card(props: Omit<ComponentProps<typeof ProfileCard>, 'profile'> & Pick<MemberCardProps, 'person'>) {
  const { data } = useProfile(props.person.id);
  return <ProfileCard {...props} profile={data} />;
}

function CardAction({ action, onDone }: { action: MenuAction; onDone: () => void }) {
  const { label, icon: Icon, isDanger, onSelect } = action;

  function press() {
    onDone();
    // The card first lets go of the focus, which what is chosen may want.
    requestAnimationFrame(onSelect);
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
