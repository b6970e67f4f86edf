/** Words of the ways into a group, for who is in none or looks for another. */
export const wayInTexts = {
  ways: 'Ways into groups',
  noneTitle: 'No groups yet',
  noneLine: 'Create one for your people, look for one to join, or open an invite link that somebody sent you.',
  openInvite: 'I have an invite link',
} as const;
