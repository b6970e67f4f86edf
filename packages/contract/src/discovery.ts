import * as z from 'zod';
import { isStorable } from './fields.ts';
import { GroupPreview, groupCategories } from './groups.ts';
import { limits } from './limits.ts';

export const groupSorts = ['relevance', 'members', 'activity', 'newest'] as const;

/** Public groups that fit all that is given. Without words, `relevance` is the largest and liveliest first. */
export const SearchGroups = z.object({
  query: z.string().max(limits.searchTextMaxChars).refine(isStorable).default(''),
  category: z.enum(groupCategories).nullish(),
  /** Groups that have all of them. */
  tags: z.array(z.string().max(limits.tagMaxChars).refine(isStorable)).max(limits.tagsPerGroupMax).default([]),
  sort: z.enum(groupSorts).default('relevance'),
  /** `nextCursor` of the page before, which the rest of the input has to be the same as. */
  cursor: z.string().max(2_000).nullish(),
});

export const GroupFacets = z.object({
  /** How many groups fit in all. */
  total: z.int().nonnegative(),
  /** How many fit of each category, whichever is chosen; those without any are missing. */
  categories: z.array(z.object({ category: z.enum(groupCategories), count: z.int().positive() })),
  /** The most frequent tags of what fits. */
  tags: z.array(z.object({ tag: z.string(), count: z.int().positive() })),
  /** The query as it was probably meant, when a word of it is none that any group has. */
  suggestion: z.string().nullable(),
});

export const GroupsFound = z.object({
  /** May be fewer than a page although there are more: what isn't public any more is left out. */
  groups: z.array(GroupPreview),
  /** Of the first page only. */
  facets: GroupFacets.nullable(),
  nextCursor: z.string().nullable(),
  /** Whether the search engine is away, and something simpler answers. */
  isDegraded: z.boolean(),
});

export type SearchGroups = z.infer<typeof SearchGroups>;
export type GroupSort = (typeof groupSorts)[number];
export type GroupFacets = z.infer<typeof GroupFacets>;
export type GroupsFound = z.infer<typeof GroupsFound>;
