/** Words of the member list. */
export const memberTexts = {
  members: 'Members',
} as const;
