import type { GroupSort } from '@parley/contract/discovery';
import { count, written } from './count.ts';

/** Words of looking for groups to join. */
export const discoveryTexts = {
  title: 'Find your people',
  line: (total: number) => `${count(total, 'public group', 'public groups')}, open to join.`,
  searchLabel: 'Search groups',
  searchHint: 'A name, a subject, a tag',
  clear: 'Clear the search',
  escape: 'Esc',
  /** Before what was probably meant. */
  showingFor: 'Showing results for',
  found: (total: number) => (total === 0 ? 'No groups found' : `${count(total, 'group', 'groups')} found`),

  categories: 'Categories',
  all: 'All',
  /** Read aloud after a category or a tag: how many groups of it fit. */
  groups: (value: number) => count(value, 'group', 'groups'),
  tags: 'Tags',
  moreTags: 'More tags',
  fewerTags: 'Fewer tags',

  sortBy: 'Sort by',
  sorts: {
    relevance: 'Best match',
    members: 'Most members',
    activity: 'Most active',
    newest: 'Newest',
  } satisfies Record<GroupSort, string>,

  results: 'Groups',
  online: (value: number) => `${written(value)} online`,
  joined: 'Joined',
  loadMore: 'Show more',
  isDegraded:
    'Search is simpler for the moment: the search engine is away. What you find here is up to date all the same.',

  noneTitle: 'No public groups yet',
  noneLine: 'Create the first one.',
  nothingTitle: 'Nothing fits',
  nothingLine: 'Try fewer or other words, or look in all categories.',
  showAll: 'Show all groups',

  back: 'Back to the groups',
  roomsHead: 'Rooms',
  moreRooms: (value: number) => `and ${count(value, 'more', 'more')}`,
  since: (date: string) => `Since ${date}`,
  lastMessage: (ago: string) => `Last message: ${ago}`,
  silent: 'Nothing was said here yet',
} as const;
