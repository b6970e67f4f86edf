import type { PersonView } from '@parley/contract/fields';
import type { PresenceState } from '@parley/contract/presence';
import type { ReactNode } from 'react';
import { cx } from '#lib/class-names.ts';
import { presenceTexts } from '#texts/presence.ts';
import { Avatar, Picture, PresenceDot, tintClass } from '#ui/avatar.tsx';

type Props = {
  person: Pick<PersonView, 'id' | 'username' | 'displayName' | 'icon' | 'wallpaper'>;
  /** Null where nobody knows. */
  state: PresenceState | null;
  /** What else is to be said of them. */
  note?: string;
  /** What can be done about them. */
  children?: ReactNode;
};

/** Somebody at a glance. */
export function ProfileCard({ person, state, note, children }: Props) {
  return (
    <>
      <div className={cx('relative', person.wallpaper ? 'aspect-2/1' : 'h-15', tintClass(person.id))}>
        <Picture of={person.wallpaper} />
      </div>
      <div className="relative -mt-9 px-4 pb-3">
        <Avatar of={person} size="xl" className="rounded-squircle ring-5 ring-overlay" />
        <p className="mt-2.5 break-words font-bold text-lg leading-snug tracking-tight">{person.displayName}</p>
        <p className="break-words text-md text-muted">{`@${person.username}`}</p>
        {state && <StateLine state={state} />}
        {note && <p className="mt-2 text-muted text-sm">{note}</p>}
      </div>
      {children}
    </>
  );
}

function StateLine({ state }: { state: PresenceState }) {
  return (
    <p className="mt-2 flex items-center gap-2 text-sm">
      <PresenceDot presence={state} />
      {presenceTexts.states[state]}
    </p>
  );
}
