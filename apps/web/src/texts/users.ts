/** Words of one's own place at the foot of the sidebar. */
export const userTexts = {
  meMenu: 'Change how people see you',
  settings: 'Settings',
  signOut: 'Sign out',
} as const;
