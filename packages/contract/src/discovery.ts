import * as z from 'zod';
import { idField, isStorable, momentField } from './fields.ts';
import { GroupPreview, groupCategories } from './groups.ts';
import type { GroupId } from './ids.ts';
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
  /** How many groups fit in all; of many thousands, those that were ranked. */
  total: z.int().nonnegative(),
  /** How many fit of each category, whichever is chosen; those without any are missing. */
  categories: z.array(z.object({ category: z.enum(groupCategories), count: z.int().positive() })),
  /** The most frequent tags of what fits. */
  tags: z.array(z.object({ tag: z.string(), count: z.int().positive() })),
  /** The query as it was probably meant, when a word of it is none that any group has. */
  suggestion: z.string().nullable(),
});

/** Where in a text it has what was searched for, in order: from and to, in UTF-16 units. */
const marksField = z.array(z.tuple([z.int().nonnegative(), z.int().positive()]));

export const GroupFound = GroupPreview.extend({
  onlineCount: z.int().nonnegative(),
  marks: z.object({ name: marksField, description: marksField }),
});

export const GroupsFound = z.object({
  /** May be fewer than a page although there are more: what isn't public any more is left out. */
  groups: z.array(GroupFound),
  /** Of the first page only. */
  facets: GroupFacets.nullable(),
  nextCursor: z.string().nullable(),
  /** Whether the search engine is away, and something simpler answers. */
  isDegraded: z.boolean(),
});

export const PreviewGroup = z.object({ groupId: idField<GroupId>() });

const Heading = z.object({ name: z.string(), rooms: z.array(z.object({ name: z.string(), description: z.string() })) });

/** A group as it shows itself to somebody who looks before coming in. */
export const GroupPreviewed = GroupPreview.extend({
  onlineCount: z.int().nonnegative(),
  createdAt: momentField,
  /** When something was last said there; null where nothing was. */
  lastMessageAt: momentField.nullable(),
  /** In order, with their rooms in order; those without rooms are missing. */
  topics: z.array(Heading),
});

export type SearchGroups = z.infer<typeof SearchGroups>;
export type GroupSort = (typeof groupSorts)[number];
export type GroupFacets = z.infer<typeof GroupFacets>;
export type GroupFound = z.infer<typeof GroupFound>;
export type GroupPreviewed = z.infer<typeof GroupPreviewed>;
export type GroupsFound = z.infer<typeof GroupsFound>;
