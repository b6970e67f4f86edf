/** Words of one's own place at the foot of the sidebar. */
export const userTexts = {
  meMenu: 'Change how people see you',
} as const;
