/** Words of what people say of themselves. */
export const profileTexts = {
  pronouns: 'Pronouns',
  pronounsHint: 'Such as she/her. Shown beside your username.',
  bio: 'About you',
  bioHint: 'A few lines, shown on your card. **Bold**, *italic*, links and lists work as in messages.',
  memberSince: (date: string) => `Here since ${date}`,
} as const;
