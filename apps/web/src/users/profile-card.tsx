import type { PersonView } from '@parley/contract/fields';
import type { PresenceState } from '@parley/contract/presence';
import type { ProfileView } from '@parley/contract/users';
import { lazy, type ReactNode, Suspense } from 'react';
import { cx } from '#lib/class-names.ts';
import { formatDate } from '#lib/format.ts';
import { loadPart } from '#lib/load-part.ts';
import { presenceTexts } from '#texts/presence.ts';
import { profileTexts } from '#texts/profiles.ts';
import { Avatar, Picture, PresenceDot, tintClass } from '#ui/avatar.tsx';
import { StatusLine } from './status-line.tsx';

/** With its parser of markdown, which few cards need. */
const Bio = lazy(() => loadPart(() => import('./bio.tsx')).then((part) => ({ default: part.Bio })));

type Props = {
  person: Pick<PersonView, 'id' | 'username' | 'displayName' | 'icon' | 'wallpaper' | 'status'>;
  /** What they say of themself at length; undefined until it is there. */
  profile?: ProfileView;
  /** Null where nobody knows. */
  state: PresenceState | null;
  /** What else is to be said of them. */
  note?: string;
  /** What can be done about them. */
  children?: ReactNode;
};

/** Somebody at a glance. */
export function ProfileCard({ person, profile, state, note, children }: Props) {
  const { status } = person;

  return (
    <>
      <div className={cx('relative', person.wallpaper ? 'aspect-2/1' : 'h-15', tintClass(person.id))}>
        <Picture of={person.wallpaper} />
      </div>
      <div className="relative -mt-9 px-4 pb-3">
        <Avatar of={person} size="xl" className="rounded-squircle ring-5 ring-overlay" />
        <p className="mt-2.5 break-words font-bold text-lg leading-snug tracking-tight">{person.displayName}</p>
        <p className="break-words text-md text-muted">
          {`@${person.username}`}
          {profile?.pronouns && ` · ${profile.pronouns}`}
        </p>
        {state && <StateLine state={state} />}
        {status && <StatusLine status={status} className="mt-2 block break-words text-md" />}
        {profile && <About profile={profile} />}
        {note && <p className="mt-2 text-muted text-sm">{note}</p>}
      </div>
      {children}
    </>
  );
}

const About = ({ profile: { bio, memberSince } }: { profile: ProfileView }) => (
  <>
    {bio && (
      <div className="scroll-pane mt-3 max-h-40 overflow-y-auto border-line border-t pt-3 text-md">
        <Suspense fallback={<p className="whitespace-pre-wrap break-words">{bio}</p>}>
          <Bio text={bio} />
        </Suspense>
      </div>
    )}
    <p className="mt-3 text-muted text-xs">{profileTexts.memberSince(formatDate(memberSince))}</p>
  </>
);

function StateLine({ state }: { state: PresenceState }) {
  return (
    <p className="mt-2 flex items-center gap-2 text-sm">
      <PresenceDot presence={state} />
      {presenceTexts.states[state]}
    </p>
  );
}
