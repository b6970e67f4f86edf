import type { SignUpMode } from '@parley/contract/auth';

/** As it stands within a sentence: "5 minutes ago". */
const within = (ago: string) => ago.charAt(0).toLowerCase() + ago.slice(1);

/** Words of the settings. */
export const settingsTexts = {
  title: 'Settings',
  nav: 'Settings pages',
  back: 'All settings',
  account: 'Your account',
  app: 'This app',
  place: 'This place',

  unsaved: 'You have unsaved changes.',
  reset: 'Reset',
  leaveTitle: 'Leave without saving?',
  leaveLine: 'Your changes on this page are lost.',
  leave: 'Leave',

  profile: 'Profile',
  profileLine: 'How people see you, everywhere.',
  displayName: 'Display name',
  displayNameHint: 'What people see. Anything you like to be called.',
  username: 'Username',
  usernameHint: 'People mention you by it, and you can sign in with it.',
  preview: 'Preview',
  previewName: 'Your name',
  profileSaved: 'Your profile is saved.',

  email: 'Email',
  emailLine: 'Where you get mail from this place. Nobody else sees it.',

  devices: 'Devices',
  devicesLine: 'Where you are signed in. Sign out what you don’t recognise, then change your password.',
  thisDevice: 'This device',
  otherDevices: 'Other devices',
  noOthers: 'You are signed in here and nowhere else.',
  unknownDevice: 'Unknown device',
  signedIn: (ago: string) => `Signed in ${within(ago)}`,
  lastSeen: (ago: string) => `Last seen ${within(ago)}`,
  activeNow: 'Active now',
  signOut: 'Sign out',
  signOutDevice: (device: string) => `Sign out ${device}`,
  signOutHere: 'Sign out here',
  signOutOthers: 'Sign out all others',
  signOutOthersTitle: 'Sign out all other devices?',
  signOutOthersLine: 'They have to sign in again. This device stays signed in.',
  signedOutDevice: (device: string) => `${device} is signed out.`,
  signedOutOthers: 'All other devices are signed out.',

  password: 'Password',
  passwordLine: 'Your other devices are signed out when you change it.',
  currentPassword: 'Current password',
  changePassword: 'Change password',
  wrongPassword: 'This is not your current password.',
  passwordChanged: 'Your password is changed, and your other devices are signed out.',
  tooManyTries: 'Too many tries. Wait a few minutes, then repeat.',

  security: 'Security',
  securityLine: 'What stands between your account and whoever knows your password.',

  linked: 'Linked accounts',
  linkedLine: 'Accounts elsewhere by which you sign in here.',

  data: 'Your data',
  dataLine: 'Take it along, or delete your account.',

  appearance: 'Appearance',
  appearanceLine: 'For this browser only.',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  themeLines: {
    system: 'Follows your device.',
    light: 'Bright, for the day.',
    dark: 'Easy on the eyes in the evening.',
  },

  instance: 'Instance',
  instanceLine: 'What everybody here shares. Only operators see this page.',
  instanceName: 'Name',
  instanceNameHint: 'Shown where people sign in.',
  signUp: 'Who can create an account',
  signUpModes: {
    open: { label: 'Anybody', line: 'Whoever finds this place can create an account.' },
    invite: { label: 'By invite', line: 'An operator makes a link; each link is good for one account.' },
    closed: { label: 'Nobody', line: 'Nobody new. People with an account still sign in.' },
  } satisfies Record<SignUpMode, { label: string; line: string }>,
  instanceSaved: 'The instance is saved.',
  inviteTitle: 'Invite somebody',
  inviteLine: 'Creates a link for one new account. It is shown once, and works for seven days.',
  createInvite: 'Create a link',
  createAnother: 'Create another link',
  inviteLink: 'Invite link',
  inviteOnce: (until: string) => `Good for one account, until ${until}. You won’t see it again here.`,
  copyLink: 'Copy link',
  linkCopied: 'The link is copied.',

  jobs: 'Jobs',
  jobsLine: 'What this place does in the background: mail, pictures, clean-up. Only operators see this page.',
} as const;
