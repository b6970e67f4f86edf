import type { StatusView } from '@parley/contract/fields';
import type { PresenceChoice } from '@parley/contract/presence';
import type { useNavigate } from '@tanstack/react-router';
import { LogOut, Settings, Smile } from 'lucide-react';
import type { useSignOut } from '#auth/session.ts';
import type { useStructureDialogs } from '#groups/structure-dialogs.ts';
import { cx } from '#lib/class-names.ts';
import { errorText } from '#lib/errors.ts';
import { presenceTexts } from '#texts/presence.ts';
import { statusTexts } from '#texts/status.ts';
import { userTexts } from '#texts/users.ts';
import { PresenceDot } from '#ui/avatar.tsx';
import type { MenuGroups } from '#ui/menu-groups.ts';
import { showToast } from '#ui/toasts.ts';
import type { useEditMe } from './mutations.ts';
import { shownAs } from './shown-as.ts';

interface Offer {
  presence: PresenceChoice;
  status: StatusView | null;
  edit: ReturnType<typeof useEditMe>;
  navigate: ReturnType<typeof useNavigate>;
  signOut: ReturnType<typeof useSignOut>;
  open: ReturnType<typeof useStructureDialogs>;
}

const choices = ['online', 'busy', 'invisible'] as const satisfies readonly PresenceChoice[];

/** What one can do about oneself, at the foot of the sidebar. It says what went wrong, if something does. */
export function meMenu({ presence, status, edit, navigate, signOut, open }: Offer): MenuGroups {
  const onError = (error: unknown) => showToast({ text: errorText(error), isUrgent: true });

  return [
    [{ label: status ? statusTexts.change : statusTexts.set, icon: Smile, onSelect: () => open({ kind: 'status' }) }],
    choices.map((value) => ({
      label: presenceTexts.choices[value].label,
      hint: presenceTexts.choices[value].line,
      icon: dots[value],
      isChosen: presence === value,
      onSelect: () => edit.mutate({ presence: value }, { onError }),
    })),
    [{ label: userTexts.settings, icon: Settings, onSelect: () => void navigate({ to: '/settings' }) }],
    [
      {
        label: userTexts.signOut,
        icon: LogOut,
        isDanger: true,
        onSelect: () => signOut.mutate(undefined, { onError }),
      },
    ],
  ];
}

const dotOf = (choice: PresenceChoice) =>
  function Dot({ className }: { className?: string }) {
    return (
      <span className={cx('grid place-items-center', className)}>
        <PresenceDot presence={shownAs(choice)} />
      </span>
    );
  };

const dots = { online: dotOf('online'), busy: dotOf('busy'), invisible: dotOf('invisible') };
