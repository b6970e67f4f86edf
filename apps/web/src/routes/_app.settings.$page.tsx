import { createFileRoute } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { DeviceList } from '#settings/device-list.tsx';
import { EmailPage } from '#settings/email-page.tsx';
import { InstancePage } from '#settings/instance-page.tsx';
import { JobsPage } from '#settings/jobs-page.tsx';
import { LinkedPage } from '#settings/linked-page.tsx';
import type { SettingsPageName } from '#settings/pages.ts';
import { PasswordPage } from '#settings/password-page.tsx';
import { ProfilePage } from '#settings/profile-page.tsx';
import { ThemeChoice } from '#settings/theme-choice.tsx';
import { onDemand } from '#ui/on-demand.tsx';

export const Route = createFileRoute('/_app/settings/$page')({ component: Page });

/** What few need, or what brings a library of its own. */
const DataPage = onDemand(() => import('#settings/data-page.tsx').then((part) => part.DataPage));
const SecurityPage = onDemand(() => import('#settings/security-page.tsx').then((part) => part.SecurityPage));

/** One route for all of them: each further one would cost the first load of every page. */
const pages: Record<SettingsPageName, ComponentType> = {
  profile: ProfilePage,
  email: EmailPage,
  devices: DeviceList,
  password: PasswordPage,
  security: () => <SecurityPage isOpen />,
  linked: LinkedPage,
  data: () => <DataPage isOpen />,
  appearance: ThemeChoice,
  instance: InstancePage,
  jobs: JobsPage,
};

function Page() {
  const { page } = Route.useParams();
  const Component = pages[page as SettingsPageName];
  return <Component key={page} />;
}
