import type { GroupCategory } from '@parley/contract/groups';

const plural = new Intl.PluralRules('en');
const number = new Intl.NumberFormat('en');

/** Words of groups: the rail, creating, editing, joining, leaving. */
export const groupTexts = {
  rail: 'Your groups',
  home: 'Home',
  create: 'Create a group',
  discover: 'Find groups',
  noneTitle: 'No groups yet',
  noneLine: 'Create one for your people, or look for one to join.',
  categories: {
    gaming: 'Gaming',
    music: 'Music',
    education: 'Education',
    science: 'Science & tech',
    entertainment: 'Entertainment',
    community: 'Community',
    other: 'Other',
  } satisfies Record<GroupCategory, string>,
  memberCount: (count: number) => `${number.format(count)} ${plural.select(count) === 'one' ? 'member' : 'members'}`,
} as const;
