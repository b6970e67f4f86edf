import type { GroupFacets } from '@parley/contract/discovery';
import type { GroupId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import type { Db } from '@parley/db';
import * as z from 'zod';
import { AppError } from '#errors.ts';
import { plainQueryOf, type TypedWord, textQueryOf } from './postgres-search-text.ts';
import type { GroupHits, GroupQuery, SearchIndex } from './search-index.ts';
import { markedWords, queryWordsOf, slipsBetween, slipsIn } from './search-words.ts';

/** Searches the rows themselves, so that there is nothing to keep in step. Two statements for each page. */
export function postgresSearch(db: Db): SearchIndex {
  return {
    isApart: false,
    async find(query) {
      const place = query.cursor === null ? null : readCursor(query.cursor);
      const typed = queryWordsOf(query.query);
      const words = place
        ? typed.map((word, i) => ({ word, meant: place.meant[i] ?? [] }))
        : await withMeant(db, typed);
      return findGroups(db, query, { words, place });
    },
    prepare: async () => true,
    async write() {},
  };
}

type Row = [page: [GroupId, number, string | null][] | null, total: number, categories: Counts, tags: Counts];
type Counts = { key: string; count: number }[] | null;

interface Asked {
  words: TypedWord[];
  place: Place | null;
}

async function findGroups(db: Db, query: GroupQuery, { words, place }: Asked): Promise<GroupHits> {
  const { category, tags, sort } = query;
  const text = words.map(({ word }) => word).join(' ');
  const queries = [textQueryOf(words, ''), textQueryOf(words, 'A'), textQueryOf(words, 'AB'), plainQueryOf(words, 'A')];
  const after = [place?.sortKey ?? null, place?.id ?? null];
  const values = [...queries, text, category, [...tags], sort, ...after, limits.publicGroupsPerPage + 1];
  const [row] = await db.prepared<Row>(statementFor(sort, words), values);
  const [found, total, categories, tagCounts] = row ?? [null, 0, null, null];
  const page = (found ?? []).slice(0, limits.publicGroupsPerPage);
  const last = page.at(-1);
  const facets = { total, categories: categories ?? [], tags: tagCounts ?? [] };
  return {
    ids: page.map(([groupId]) => groupId),
    matched: new Map(page.map(([groupId, , marked]) => [groupId, markedWords(marked ?? '')])),
    facets: place === null ? { ...namedFacets(facets), suggestion: total > 0 ? suggestionOf(words) : null } : null,
    nextCursor: last && found && found.length > page.length ? cursorAfter(last, words) : null,
    isDegraded: false,
  };
}

function statementFor(sort: GroupQuery['sort'], words: readonly TypedWord[]) {
  if (words.length === 0) return allStatement;
  if (sort !== 'relevance') return wordsStatement;
  return words.every(({ word }) => word.length === 1) ? lettersStatement : rankedStatement;
}

const namedFacets = ({ total, categories, tags }: { total: number; categories: Counts; tags: Counts }) => ({
  total,
  categories: (categories ?? []).map(({ key, count }) => ({ category: key, count })) as GroupFacets['categories'],
  tags: (tags ?? []).map(({ key, count }) => ({ tag: key, count })),
});

/** Where a page ends, and what the words were taken for: groups that come later don't change that. */
interface Place {
  sortKey: number;
  id: string;
  meant: string[][];
}

const Cursor = z.tuple([z.number(), z.uuid(), z.array(z.array(z.string().regex(/^[\p{L}\p{N}]+$/u)))]);

const cursorAfter = ([id, sortKey]: readonly [GroupId, number, ...unknown[]], words: readonly TypedWord[]) =>
  JSON.stringify([sortKey, id, words.map(({ meant }) => meant)]);

function readCursor(cursor: string): Place {
  try {
    const [sortKey, id, meant] = Cursor.parse(JSON.parse(cursor));
    return { sortKey, id, meant };
  } catch {
    throw new AppError('conflict', 'a cursor of another index');
  }
}

/** The words with what was meant instead of those that no group has. One query. */
async function withMeant(db: Db, words: readonly string[]): Promise<TypedWord[]> {
  const asked = words.filter((word) => slipsIn(word) > 0);
  if (asked.length === 0) return words.map((word) => ({ word, meant: [] }));
  const rows = await db.prepared<[typed: string, isKnown: boolean, near: string[] | null]>(nearWords, [
    asked,
    words.at(-1),
  ]);
  const near = new Map(rows.map(([typed, isKnown, candidates]) => [typed, isKnown ? [] : (candidates ?? [])]));
  return words.map((word) => ({ word, meant: nearest(word, near.get(word) ?? []) }));
}

const meantMax = 5;

function nearest(word: string, candidates: readonly string[]): string[] {
  const ranked = candidates.map((candidate) => ({ candidate, slips: slipsBetween(word, candidate) }));
  const near = ranked.filter(({ slips }) => slips <= slipsIn(word)).sort((a, b) => a.slips - b.slips);
  return near.slice(0, meantMax).map(({ candidate }) => candidate);
}

function suggestionOf(words: readonly TypedWord[]): string | null {
  if (words.every(({ meant }) => meant.length === 0)) return null;
  return words.map(({ word, meant }) => meant[0] ?? word).join(' ');
}

/**
 * Of each word whether a group has it, the last one as a beginning; and what words are near: two slips, of which one may be an
 * exchange of neighbours, which is two to the database.
 */
const nearWords = {
  name: 'search-near-words',
  text: `
    SELECT typed,
      EXISTS (SELECT FROM search_words WHERE word = typed)
        OR typed = $2 AND EXISTS (SELECT FROM search_words WHERE word >= typed AND word < typed || U&'\\FFFF') AS known,
      (SELECT array_agg(word) FROM search_words
       WHERE word >= left(typed, 1) AND word < left(typed, 1) || U&'\\FFFF'
         AND length(word) BETWEEN length(typed) - 2 AND length(typed) + 2
         AND levenshtein_less_equal(word, typed, 3) <= 3) AS near
    FROM unnest($1::text[]) AS typed`,
};

const isShown = 'is_public AND deleted_at IS NULL';

/** Enough for sixty pages, and for what is ranked to take milliseconds. */
const rankedMax = 2_000;
const begunMax = 200;

/** Of equals, the larger and livelier. */
const popularity = '0.15 * ln(1 + member_count) + 0.08 * ln(1 + activity)';

/** A part that has the word says it all: counting how often and where would take most of the time. */
const relevance = `
  1.5 * (search_vector @@ in_name)::int + 0.7 * (search_vector @@ in_name_or_tags)::int
  + 1.0 * (search_vector @@ whole_in_name)::int
  + 1.5 * (search_name = typed)::int + 0.25 * starts_with(search_name, typed)::int
  + 0.3 * length(typed) / greatest(1, length(typed), length(search_name)) + ${popularity}`;

/** Once for the statement, and not for each row. */
const asked = `
  SELECT $5::text AS typed, to_tsquery('simple', $4) AS whole_in_name,
    to_tsquery('simple', $1) || to_tsquery('english', $1) AS anywhere,
    to_tsquery('simple', $2) || to_tsquery('english', $2) AS in_name,
    to_tsquery('simple', $3) || to_tsquery('english', $3) AS in_name_or_tags`;

/** What a group has of the words, each in angle brackets: as it is written, and by its stem. */
const marked = `
  (SELECT ts_headline('simple', folded, anywhere, headline) || ts_headline('english', folded, anywhere, headline)
   FROM asked, groups,
     search_fold(concat_ws(' ', name, array_to_string(tags, ' '), description)) AS folded,
     (VALUES ('HighlightAll=true, StartSel=<, StopSel=>')) AS shown (headline)
   WHERE groups.id = page.id)`;

/**
 * Whatever most groups have is ranked among the largest groups that have it, and those whose names begin with what was typed. The
 * largest are read in their order where nearly every group has the word, and sorted where an index of words finds them sooner: the
 * planner takes words for more frequent than they are, so it isn't asked (an expression keeps it from the index by size).
 */
const candidatesOf = (where: string, max: number, size: string) => `
  SELECT * FROM groups
  WHERE ${isShown} AND search_vector @@ (to_tsquery('simple', $1) || to_tsquery('english', $1))
    AND tags @> $7::text[] AND ${where}
  ORDER BY ${size} DESC, id LIMIT ${max}`;

const begins = `search_name COLLATE "C" >= $5::text AND search_name COLLATE "C" < $5::text || U&'\\FFFF'`;

const sortKey = (score: string) => `
  CASE $8
    WHEN 'members' THEN member_count::float8
    WHEN 'activity' THEN activity
    WHEN 'newest' THEN extract(epoch FROM created_at)::float8
    ELSE (${score})::float8 END AS sort_key`;

const ranked = `
  SELECT id, category, tags, ${sortKey(relevance)}
  FROM asked, (SELECT * FROM largest UNION ALL SELECT * FROM begun WHERE id NOT IN (SELECT id FROM largest)) AS candidates`;

const sorted = (where: string, score: string) => `
  SELECT id, category, tags, ${sortKey(score)}
  FROM asked, groups WHERE ${isShown} AND ${where} AND tags @> $7::text[]`;

interface Parts {
  matched: string;
  /** What a group of the page comes with. */
  extra: string;
  before?: string;
}

const statementOf = ({ matched, extra, before = '' }: Parts) => `
  WITH asked AS MATERIALIZED (${asked}), ${before} matched AS MATERIALIZED (${matched}),
    chosen AS (SELECT * FROM matched WHERE $6::text IS NULL OR category = $6::group_category)
  SELECT
    (SELECT json_agg(json_build_array(id, sort_key, ${extra})) FROM (
      SELECT id, sort_key FROM chosen
      WHERE $9::float8 IS NULL OR sort_key < $9::float8 OR (sort_key = $9::float8 AND id > $10::uuid)
      ORDER BY sort_key DESC, id LIMIT $11) AS page),
    CASE WHEN $9::float8 IS NULL THEN (SELECT count(*)::int FROM chosen) ELSE 0 END,
    CASE WHEN $9::float8 IS NULL THEN (SELECT json_agg(json_build_object('key', category, 'count', n)) FROM (
      SELECT category, count(*) AS n FROM matched GROUP BY category ORDER BY category) AS counted) END,
    CASE WHEN $9::float8 IS NULL THEN (SELECT json_agg(json_build_object('key', tag, 'count', n)) FROM (
      SELECT tag, count(*) AS n FROM chosen, unnest(tags) AS tag GROUP BY tag ORDER BY n DESC, tag LIMIT 20) AS counted) END`;

const rankedBy = (size: string) => ({
  text: statementOf({
    matched: ranked,
    extra: marked,
    before: `largest AS MATERIALIZED (${candidatesOf('true', rankedMax, size)}),
      begun AS MATERIALIZED (${candidatesOf(begins, begunMax, size)}),`,
  }),
});
const lettersStatement = rankedBy('member_count');
const rankedStatement = rankedBy('member_count + 0');
const wordsStatement = {
  name: 'search-groups',
  text: statementOf({ matched: sorted('search_vector @@ anywhere', popularity), extra: marked }),
};
const allStatement = {
  name: 'search-all-groups',
  text: statementOf({ matched: sorted('true', popularity), extra: 'NULL' }),
};
