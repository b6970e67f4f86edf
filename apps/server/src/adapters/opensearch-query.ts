import type { GroupQuery } from '@parley/api/ports/search-index';
import { isBeginning, queryWordsOf, slipsIn } from '@parley/api/ports/search-words';

const parts = { name: 6, tags: 2.5, description: 0.5 };
type Part = keyof typeof parts;
type Clause = Record<string, unknown>;

const sortFields = { members: 'members', activity: 'activity', newest: 'createdAt' } as const;
const tagsMax = 20;

/** What is asked of the index for a page of groups, without where it begins. */
export function searchBodyOf(query: GroupQuery, size: number, isFirst: boolean) {
  const words = queryWordsOf(query.query);
  const category = query.category ? [{ term: { category: query.category } }] : [];
  const field = query.sort === 'relevance' ? '_score' : sortFields[query.sort];
  return {
    size,
    _source: false,
    track_total_hits: false,
    query: { bool: { ...meant(words), filter: query.tags.map((tag) => ({ term: { tagKeys: tag } })) } },
    post_filter: { bool: { filter: category } },
    sort: [{ [field]: 'desc' }, { id: 'asc' }],
    ...(words.length > 0 && { highlight }),
    ...(isFirst && { aggs: facets(category, words), ...(words.length > 0 && { suggest: suggestions(words) }) }),
  };
}

/** Whole fields, each word that was found in angle brackets. */
const highlight = {
  pre_tags: ['<'],
  post_tags: ['>'],
  number_of_fragments: 0,
  fields: Object.fromEntries(
    (Object.keys(parts) as Part[]).flatMap((part) => [
      [part, {}],
      [`${part}.stems`, {}],
    ]),
  ),
};

function meant(words: readonly string[]): Clause {
  const typed = words.join(' ');
  const whole = { term: { 'name.whole': { value: typed, boost: 8 } } };
  const begun = { prefix: { 'name.whole': { value: typed, boost: 0.3 } } };
  return {
    must:
      words.length > 0
        ? { bool: { must: words.map((word, place) => anyOf(word, place === words.length - 1)) } }
        : { match_all: {} },
    should: [
      ...(words.length > 0 ? [whole, begun] : []),
      { rank_feature: { field: 'size', log: { scaling_factor: 1 }, boost: 0.15 } },
      { rank_feature: { field: 'liveliness', log: { scaling_factor: 1 }, boost: 0.08 } },
      { rank_feature: { field: 'brevity', linear: {}, boost: words.length > 0 ? 0.5 : 0.000_1 } },
    ],
  };
}

/** The best of the ways in which a group may have the word. */
function anyOf(word: string, isLast: boolean): Clause {
  const ways = (Object.keys(parts) as Part[]).flatMap((part) => [
    ...exactWays(part, word, isLast),
    ...(slipsIn(word) > 0 ? [slip(part, word)] : []),
  ]);
  return { dis_max: { queries: ways } };
}

/** Nearly every description has a word that begins with a given letter: who has typed no more means a name. */
const describedMinChars = 3;

function exactWays(part: Part, word: string, isLast: boolean): Clause[] {
  const boost = parts[part];
  const stems = {
    match: { [`${part}.stems`]: { query: word, boost: boost * 0.9, auto_generate_synonyms_phrase_query: true } },
  };
  const begun = { prefix: { [part]: { value: word, boost: boost * 0.8 } } };
  const isTyped = isBeginning(word, isLast) && (part !== 'description' || word.length >= describedMinChars);
  return [{ term: { [part]: { value: word, boost } } }, stems, ...(isTyped ? [begun] : [])];
}

const slip = (part: Part, word: string): Clause => ({
  fuzzy: {
    [part]: {
      value: word,
      fuzziness: 'AUTO:3,6',
      prefix_length: 1,
      boost: parts[part] * 0.5,
      rewrite: 'top_terms_boost_20',
    },
  },
});

function facets(category: Clause[], words: readonly string[]) {
  const strict = words.map((word, place) => ({
    dis_max: {
      queries: (Object.keys(parts) as Part[]).flatMap((part) => exactWays(part, word, place === words.length - 1)),
    },
  }));
  return {
    categories: { terms: { field: 'category', size: 20, order: { _key: 'asc' } } },
    chosen: {
      filter: { bool: { filter: category } },
      aggs: { tags: { terms: { field: 'tagKeys', size: tagsMax, order: [{ _count: 'desc' }, { _key: 'asc' }] } } },
    },
    asTyped: { filter: { bool: { filter: strict } } },
  };
}

const suggestions = (words: readonly string[]) => ({
  text: words.join(' '),
  meant: { term: { field: 'all', suggest_mode: 'missing', min_word_length: 3, prefix_length: 1, max_edits: 2 } },
});
