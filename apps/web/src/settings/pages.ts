import {
  Archive,
  KeyRound,
  Link2,
  ListChecks,
  type LucideIcon,
  Mail,
  MonitorSmartphone,
  Palette,
  ServerCog,
  ShieldCheck,
  UserRound,
} from 'lucide-react';
import { settingsTexts } from '#texts/settings.ts';

export type SettingsPageName =
  | 'profile'
  | 'email'
  | 'devices'
  | 'password'
  | 'security'
  | 'linked'
  | 'data'
  | 'appearance'
  | 'instance'
  | 'jobs';

export type SettingsPage = {
  name: SettingsPageName;
  title: string;
  line: string;
  icon: LucideIcon;
  /** Only where mail is sent. */
  needsMail?: boolean;
  /** Only where there are providers. */
  needsProviders?: boolean;
};

type Section = { title: string; pages: readonly SettingsPage[]; isForOperators?: boolean };

/** All pages of the settings, as the navigation shows them. */
export const settingsSections: readonly Section[] = [
  {
    title: settingsTexts.account,
    pages: [
      { name: 'profile', title: settingsTexts.profile, line: settingsTexts.profileLine, icon: UserRound },
      { name: 'email', title: settingsTexts.email, line: settingsTexts.emailLine, icon: Mail, needsMail: true },
      {
        name: 'devices',
        title: settingsTexts.devices,
        line: settingsTexts.devicesLine,
        icon: MonitorSmartphone,
      },
      { name: 'password', title: settingsTexts.password, line: settingsTexts.passwordLine, icon: KeyRound },
      {
        name: 'security',
        title: settingsTexts.security,
        line: settingsTexts.securityLine,
        icon: ShieldCheck,
      },
      {
        name: 'linked',
        title: settingsTexts.linked,
        line: settingsTexts.linkedLine,
        icon: Link2,
        needsProviders: true,
      },
      { name: 'data', title: settingsTexts.data, line: settingsTexts.dataLine, icon: Archive },
    ],
  },
  {
    title: settingsTexts.app,
    pages: [
      {
        name: 'appearance',
        title: settingsTexts.appearance,
        line: settingsTexts.appearanceLine,
        icon: Palette,
      },
    ],
  },
  {
    title: settingsTexts.place,
    pages: [
      { name: 'instance', title: settingsTexts.instance, line: settingsTexts.instanceLine, icon: ServerCog },
      { name: 'jobs', title: settingsTexts.jobs, line: settingsTexts.jobsLine, icon: ListChecks },
    ],
    isForOperators: true,
  },
];

/** The page at a path; undefined for the list of pages, and where there is none. */
export const settingsPageAt = (path: string) =>
  settingsSections.flatMap(({ pages }) => pages).find(({ name }) => path.replace(/\/$/, '') === `/settings/${name}`);
