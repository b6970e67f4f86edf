import type { GroupSort } from '@parley/contract/discovery';
import type { GroupCategory } from '@parley/contract/groups';
import { limits } from '@parley/contract/limits';
import { discoveryTexts } from '#texts/discovery.ts';
import { groupPartTexts } from '#texts/group-parts.ts';

/** What is looked for, as the address holds it. */
export type DiscoverSearch = { q?: string; category?: string; tags?: string; sort?: string };

export interface Place {
  query: string;
  category: GroupCategory | null;
  tags: string[];
  sort: GroupSort;
}

/** All categories in the order in which they are shown. */
export const categories = Object.keys(groupPartTexts.categories) as GroupCategory[];

/** All sorts; the first is what holds when none is asked for. */
export const sorts = Object.keys(discoveryTexts.sorts) as GroupSort[];

/** What the address asks for; what it can't mean is left out, since anybody may have written it. */
export function placeOf({ q = '', category, tags = '', sort }: DiscoverSearch): Place {
  return {
    query: q.slice(0, limits.searchTextMaxChars),
    category: categories.find((each) => each === category) ?? null,
    tags: [...new Set(tags.split(',').filter(isTag))].slice(0, limits.tagsPerGroupMax),
    sort: sorts.find((each) => each === sort) ?? 'relevance',
  };
}

const isTag = (text: string) => text !== '' && text.length <= limits.tagMaxChars;

/** The shortest address of a place. */
export function searchOf({ query, category, tags, sort }: Place): DiscoverSearch {
  return {
    ...(query && { q: query }),
    ...(category && { category }),
    ...(tags.length > 0 && { tags: tags.join(',') }),
    ...(sort !== 'relevance' && { sort }),
  };
}

/** Whether all groups are shown there. */
export const isEverywhere = ({ query, category, tags }: Place) => !query.trim() && !category && tags.length === 0;
