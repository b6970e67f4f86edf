import type { GroupFacets, GroupSort } from '@parley/contract/discovery';
import type { GroupCategory } from '@parley/contract/groups';
import type { GroupId } from '@parley/contract/ids';

export interface GroupQuery {
  query: string;
  category: GroupCategory | null;
  tags: readonly string[];
  sort: GroupSort;
  cursor: string | null;
}

export interface GroupHits {
  /** A page of `publicGroupsPerPage`, the best first. Whoever shows them looks whether they still are public. */
  ids: GroupId[];
  /**
   * The words of each group that were found, folded as `searchWordsOf` does: what was typed, or what stands there for it.
   * A group that has none, as without a query, is missing.
   */
  matched: ReadonlyMap<GroupId, readonly string[]>;
  /** Null but for the first page. */
  facets: GroupFacets | null;
  nextCursor: string | null;
  /** Whether what answers is not what was configured. */
  isDegraded: boolean;
}

/** All of a group that can be searched for or sorted by. */
export interface GroupDocument {
  name: string;
  description: string;
  category: GroupCategory;
  tags: string[];
  members: number;
  activity: number;
  createdAt: Date;
}

/** What the database says of a group at a version; no document for one that isn't public or was deleted. */
export interface GroupState {
  id: GroupId;
  version: number;
  document: GroupDocument | null;
}

/**
 * Finds public groups by what people type: words in any order, the last one perhaps not to its end, with slips, accents or
 * without, synonyms. The name counts more than tags, tags more than the description; size and activity decide among equals.
 */
export interface SearchIndex {
  /** Whether it has documents of its own, which jobs keep in step with the rows. */
  isApart: boolean;
  /** Builds what it lacks, as where it was emptied. Answers whether it is there at all. Safe to repeat, one at a time. */
  prepare(): Promise<boolean>;
  /** @throws conflict when the cursor is none that this index goes on from. */
  find(query: GroupQuery): Promise<GroupHits>;
  /** Keeps what is newer than what it has, in whichever order it comes. Safe to repeat. */
  write(states: readonly GroupState[]): Promise<void>;
}
