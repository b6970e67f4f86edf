import type { Client } from '@opensearch-project/opensearch';
import { synonyms } from '@parley/api/ports/search-synonyms';

/** Moves with everything below: an index of another version is built anew. */
export const mappingVersion = 2;

/** Late writes are told from newer ones by the version of what was deleted for as long as this. */
const deletedVersionsKept = '1h';

const words = { type: 'text', analyzer: 'words', similarity: 'boolean' } as const;
const stems = { type: 'text', analyzer: 'stems', search_analyzer: 'asked', similarity: 'boolean' } as const;
const text = { ...words, fields: { stems } } as const;

export type NewIndex = NonNullable<Parameters<Client['indices']['create']>[0]['body']>;

/**
 * An index of groups. Texts come folded (`searchWordsOf`), so that both engines compare the same words. Scores are made of each
 * document alone (`boolean`), so that other documents that come move nothing from one page to another.
 */
export const groupsIndex: NewIndex = {
  settings: {
    number_of_shards: 1,
    auto_expand_replicas: '0-1',
    gc_deletes: deletedVersionsKept,
    analysis: {
      filter: {
        stem: { type: 'stemmer', language: 'english' },
        meaning: { type: 'synonym_graph', synonyms: synonyms.map((group) => group.join(', ')) },
      },
      analyzer: {
        words: { type: 'custom', tokenizer: 'whitespace' },
        stems: { type: 'custom', tokenizer: 'whitespace', filter: ['stem'] },
        asked: { type: 'custom', tokenizer: 'whitespace', filter: ['meaning', 'stem'] },
      },
    },
  },
  mappings: {
    dynamic: 'strict',
    properties: {
      id: { type: 'keyword' },
      name: { ...text, fields: { stems, whole: { type: 'keyword' } } },
      tags: text,
      description: text,
      all: words,
      category: { type: 'keyword' },
      tagKeys: { type: 'keyword' },
      members: { type: 'integer' },
      activity: { type: 'double' },
      createdAt: { type: 'date' },
      size: { type: 'rank_feature' },
      liveliness: { type: 'rank_feature' },
      brevity: { type: 'rank_feature' },
    },
  },
};
