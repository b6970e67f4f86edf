import type { MeView } from '@parley/contract/users';
import { LogOut, Monitor, Moon, Settings, Sun } from 'lucide-react';
import { useSignOut } from '#auth/session.ts';
import { themes, useTheme } from '#lib/theme.ts';
import { authTexts } from '#texts/auth.ts';
import { settingsTexts } from '#texts/settings.ts';
import { Avatar } from '#ui/avatar.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Menu } from '#ui/menu.tsx';

const icons = { system: Monitor, light: Sun, dark: Moon };

/** Oneself, at the foot of the sidebar, with what one sets for oneself. */
export function MeBar({ me }: { me: MeView }) {
  const [theme, setTheme] = useTheme();
  const signOut = useSignOut();

  return (
    <div className="flex items-center gap-2.5 border-line border-t px-3 py-2.5">
      <Avatar id={me.id} name={me.displayName} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-semibold text-md">{me.displayName}</p>
        <p className="truncate text-muted text-xs">{me.username}</p>
      </div>
      <Menu
        side="top"
        align="end"
        groups={[
          themes.map((choice) => ({
            label: settingsTexts.themes[choice],
            icon: icons[choice],
            isChosen: theme === choice,
            onSelect: () => setTheme(choice),
          })),
          [{ label: authTexts.signOut, icon: LogOut, isDanger: true, onSelect: () => signOut.mutate() }],
        ]}
      >
        {(trigger) => (
          <IconButton label={settingsTexts.title} {...trigger}>
            <Settings aria-hidden className="size-4.5" />
          </IconButton>
        )}
      </Menu>
    </div>
  );
}
