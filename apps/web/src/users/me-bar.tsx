import type { PresenceChoice } from '@parley/contract/presence';
import type { MeView } from '@parley/contract/users';
import { Link, useNavigate } from '@tanstack/react-router';
import { LogOut, Settings } from 'lucide-react';
import { useSignOut } from '#auth/session.ts';
import { cx } from '#lib/class-names.ts';
import { errorText } from '#lib/errors.ts';
import { presenceTexts } from '#texts/presence.ts';
import { userTexts } from '#texts/users.ts';
import { Avatar, PresenceDot } from '#ui/avatar.tsx';
import { iconButtonClass } from '#ui/icon-button.tsx';
import { Menu } from '#ui/menu.tsx';
import type { MenuAction } from '#ui/menu-groups.ts';
import { showToast } from '#ui/toasts.ts';
import { tip } from '#ui/tooltip.ts';
import { useEditMe } from './mutations.ts';
import { useMyself } from './queries.ts';

/** Oneself, at the foot of the sidebar, with how one is seen and the way to the settings. */
export function MeBar() {
  const me = useMyself();
  return me ? <Bar me={me} /> : <div className="h-14.5 border-line border-t" />;
}

function Bar({ me }: { me: MeView }) {
  const navigate = useNavigate();
  const edit = useEditMe();
  const signOut = useSignOut();
  const presence = (edit.isPending && edit.variables.presence) || me.presence;
  const onError = (error: unknown) => showToast({ text: errorText(error), isUrgent: true });

  const choice = (value: PresenceChoice): MenuAction => ({
    label: presenceTexts.choices[value].label,
    hint: presenceTexts.choices[value].line,
    icon: dots[value],
    isChosen: presence === value,
    onSelect: () => edit.mutate({ presence: value }, { onError }),
  });

  return (
    <div className="flex shrink-0 items-center gap-1 border-line border-t p-1.5 pr-2.5">
      <Menu
        side="top"
        groups={[
          [choice('online'), choice('busy'), choice('invisible')],
          [{ label: userTexts.settings, icon: Settings, onSelect: () => void navigate({ to: '/settings' }) }],
          [
            {
              label: userTexts.signOut,
              icon: LogOut,
              isDanger: true,
              onSelect: () => signOut.mutate(undefined, { onError }),
            },
          ],
        ]}
      >
        {(trigger) => (
          <button
            type="button"
            {...trigger}
            className="flex min-w-0 flex-1 select-none items-center gap-2.5 rounded-md p-1.5 text-left transition-colors hover:bg-raised aria-expanded:bg-raised"
          >
            <Avatar of={me} presence={shownAs(presence)} />
            <span className="min-w-0">
              <span className="block truncate font-semibold text-md">{me.displayName}</span>
              <span className="block truncate text-muted text-xs">{presenceTexts.choices[presence].label}</span>
            </span>
            <span className="sr-only">{userTexts.meMenu}</span>
          </button>
        )}
      </Menu>
      <Link to="/settings" aria-label={userTexts.settings} className={iconButtonClass()} {...tip(userTexts.settings)}>
        <Settings aria-hidden className="size-4.5" />
      </Link>
    </div>
  );
}

const shownAs = (choice: PresenceChoice) => (choice === 'invisible' ? 'offline' : choice);

const dotOf = (choice: PresenceChoice) =>
  function Dot({ className }: { className?: string }) {
    return (
      <span className={cx('grid place-items-center', className)}>
        <PresenceDot presence={shownAs(choice)} />
      </span>
    );
  };

const dots = { online: dotOf('online'), busy: dotOf('busy'), invisible: dotOf('invisible') };
