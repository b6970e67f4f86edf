import { KeyRound, type LucideIcon, MonitorSmartphone, Palette, ServerCog, UserRound } from 'lucide-react';
import { settingsTexts } from '#texts/settings.ts';

type Page = {
  to: '/settings/profile' | '/settings/devices' | '/settings/password' | '/settings/appearance' | '/settings/instance';
  title: string;
  line: string;
  icon: LucideIcon;
};

type Section = { title: string; pages: readonly Page[]; isForOperators?: boolean };

/** All pages of the settings, as the navigation shows them. */
export const settingsSections: readonly Section[] = [
  {
    title: settingsTexts.account,
    pages: [
      { to: '/settings/profile', title: settingsTexts.profile, line: settingsTexts.profileLine, icon: UserRound },
      {
        to: '/settings/devices',
        title: settingsTexts.devices,
        line: settingsTexts.devicesLine,
        icon: MonitorSmartphone,
      },
      { to: '/settings/password', title: settingsTexts.password, line: settingsTexts.passwordLine, icon: KeyRound },
    ],
  },
  {
    title: settingsTexts.app,
    pages: [
      {
        to: '/settings/appearance',
        title: settingsTexts.appearance,
        line: settingsTexts.appearanceLine,
        icon: Palette,
      },
    ],
  },
  {
    title: settingsTexts.place,
    pages: [
      { to: '/settings/instance', title: settingsTexts.instance, line: settingsTexts.instanceLine, icon: ServerCog },
    ],
    isForOperators: true,
  },
];

/** The page at a path; undefined for the list of pages. */
export const settingsPageAt = (path: string) =>
  settingsSections.flatMap(({ pages }) => pages).find(({ to }) => path.startsWith(to));
