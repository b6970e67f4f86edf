import type { Client } from '@opensearch-project/opensearch';
import type { MessageIndex, MessagePlace, MessageQuery, MessageState } from '@parley/api/ports/message-index';
import { isBeginning } from '@parley/api/ports/search-words';
import type { RoomId } from '@parley/contract/ids';
import * as z from 'zod';
import type { NewIndex } from './opensearch-mapping.ts';
import { bulk, searchTimeoutMs, targetsOf, writingAlias } from './opensearch-writing.ts';

export const messagesAlias = 'parley-messages';
const restMs = 5_000;
/** Slips by length as `messageSlipsIn` counts them. */
const fuzziness = 'AUTO:5,8';

/** An index of messages: their words as they are compared, and what they are filtered and sorted by. */
export const messagesIndex: NewIndex = {
  settings: {
    number_of_shards: 1,
    auto_expand_replicas: '0-1',
    analysis: { analyzer: { words: { type: 'custom', tokenizer: 'whitespace' } } },
  },
  mappings: {
    dynamic: 'strict',
    properties: {
      roomId: { type: 'keyword' },
      seq: { type: 'integer' },
      authorId: { type: 'keyword' },
      at: { type: 'date' },
      words: { type: 'text', analyzer: 'words', norms: false, index_options: 'docs' },
    },
  },
};

/**
 * Messages in OpenSearch, under the alias `parley-messages`; `rebuild` makes the index. When it fails to answer it counts as away for
 * five seconds, and `report` is told.
 */
export function openSearchMessages(client: Client, report: (error: unknown) => void): MessageIndex {
  let restsUntil = 0;
  return {
    name: 'opensearch',
    async find(query) {
      if (performance.now() < restsUntil) return null;
      try {
        return await findPlaces(client, query);
      } catch (error) {
        restsUntil = performance.now() + restMs;
        // What the client's errors carry along is what somebody was looking for.
        report(new Error(`The search engine failed: ${error instanceof Error ? error.name : 'not by an error'}`));
        return null;
      }
    },
    write: async (states) => writeMessages(client, await targetsOf(client, messagesAlias), { states, refresh: true }),
    async forget(roomIds) {
      const body = { query: { terms: { roomId: [...roomIds] } } };
      const targets = await targetsOf(client, messagesAlias);
      if (targets.length > 0) await client.deleteByQuery({ index: targets, conflicts: 'proceed', body });
    },
  };
}

/** Writes the states to each of the indices: the database's version decides what is newer. One request. */
export async function writeMessages(
  client: Client,
  indices: readonly string[],
  { states, refresh = false }: { states: readonly MessageState[]; refresh?: boolean },
): Promise<void> {
  if (states.length > 0 && indices.length === 0) throw new Error('there is no index of messages yet');
  const operations = indices.flatMap((index) => states.flatMap((state) => operationsOf(writingAlias(index), state)));
  await bulk(client, operations, refresh);
}

/** What was deleted stays as a message without words, so that a late write doesn't bring it back. */
function operationsOf(index: string, { roomId, seq, version, authorId, at, words }: MessageState): object[] {
  const target = { _index: index, _id: `${roomId}:${seq}`, version, version_type: 'external' };
  return [{ index: target }, { roomId, seq, authorId, at, words: words.join(' ') }];
}

const Answer = z.object({
  hits: z.object({ hits: z.array(z.object({ sort: z.tuple([z.number(), z.string(), z.number()]) })) }),
});

async function findPlaces(client: Client, query: MessageQuery): Promise<MessagePlace[]> {
  const { roomIds, authorId, from, until, after, take, words } = query;
  const at = { ...(from !== null && { gte: from }), ...(until !== null && { lt: until }) };
  const filter = [
    { terms: { roomId: [...roomIds] } },
    ...(authorId === null ? [] : [{ term: { authorId } }]),
    ...(from === null && until === null ? [] : [{ range: { at: { ...at, format: 'epoch_millis' } } }]),
    ...words.map((word, place) => anyOf(word, place === words.length - 1)),
  ];
  const body = {
    size: take,
    _source: false,
    track_total_hits: false,
    query: { bool: { filter } },
    sort: [{ at: 'desc' }, { roomId: 'desc' }, { seq: 'desc' }],
    ...(after && { search_after: [after.at, after.roomId, after.seq] }),
  };
  const request = { method: 'POST', path: `/${messagesAlias}/_search`, body };
  const answered = await client.transport.request(request, { requestTimeout: searchTimeoutMs });
  return Answer.parse(answered.body).hits.hits.map(({ sort }) => ({
    at: sort[0],
    roomId: sort[1] as RoomId,
    seq: sort[2],
  }));
}

function anyOf(word: string, isLast: boolean) {
  const exact = isBeginning(word, isLast) ? { prefix: { words: { value: word } } } : { term: { words: word } };
  return { bool: { should: [exact, { fuzzy: { words: { value: word, fuzziness, prefix_length: 1 } } }] } };
}
