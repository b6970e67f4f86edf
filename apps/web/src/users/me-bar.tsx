import type { MeView } from '@parley/contract/users';
import { Link, useNavigate } from '@tanstack/react-router';
import { Settings } from 'lucide-react';
import { useSignOut } from '#auth/session.ts';
import { useStructureDialogs } from '#groups/structure-dialogs.ts';
import { loadPart } from '#lib/load-part.ts';
import { presenceTexts } from '#texts/presence.ts';
import { userTexts } from '#texts/users.ts';
import { Avatar } from '#ui/avatar.tsx';
import { iconButtonClass } from '#ui/icon-button.tsx';
import { Menu } from '#ui/menu.tsx';
import { tip } from '#ui/tooltip.ts';
import { useEditMe } from './mutations.ts';
import { useMyself } from './queries.ts';
import { shownAs } from './shown-as.ts';

/** Oneself, at the foot of the sidebar, with how one is seen and the way to the settings. */
export function MeBar() {
  const me = useMyself();
  return me ? <Bar me={me} /> : <div className="h-14.5 border-line border-t" />;
}

function Bar({ me }: { me: MeView }) {
  const navigate = useNavigate();
  const edit = useEditMe();
  const signOut = useSignOut();
  const open = useStructureDialogs();
  const presence = (edit.isPending && edit.variables.presence) || me.presence;
  const { status } = me;
  const menu = () =>
    loadPart(() => import('./me-menu.tsx')).then((part) =>
      part.meMenu({ presence, status, edit, navigate, signOut, open }),
    );

  return (
    <div className="flex shrink-0 items-center gap-1 border-line border-t p-1.5 pr-2.5">
      <Menu side="top" groups={menu}>
        {(trigger) => (
          <button
            type="button"
            {...trigger}
            className="flex min-w-0 flex-1 select-none items-center gap-2.5 rounded-md p-1.5 text-left transition-colors hover:bg-raised aria-expanded:bg-raised"
          >
            <Avatar of={me} presence={shownAs(presence)} />
            <span className="min-w-0">
              <span className="block truncate font-semibold text-md">{me.displayName}</span>
              <span className="block truncate text-muted text-xs">
                {status ? `${status.emoji} ${status.text}` : presenceTexts.choices[presence].label}
              </span>
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
