import { Client } from '@opensearch-project/opensearch';
import { AppError } from '@parley/api/errors';
import type { GroupHits, GroupQuery, SearchIndex } from '@parley/api/ports/search-index';
import { searchWordsOf } from '@parley/api/ports/search-words';
import type { GroupId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import * as z from 'zod';
import { searchBodyOf } from './opensearch-query.ts';
import { buildingAlias, servingAlias, writeAll } from './opensearch-writing.ts';

/** Beyond this, whoever types gets an answer from elsewhere. */
export const searchTimeoutMs = 1_500;

/** Opens a cluster's client. It connects when it is first asked. */
export const openSearchClient = (url: string) => new Client({ node: url, maxRetries: 0 });

/** Groups in OpenSearch, under the alias `parley-groups`; `rebuildGroups` makes the index. `close` the client at the end. */
export function openSearchIndex(client: Client): SearchIndex {
  return {
    isApart: true,
    find: (query) => findGroups(client, query),
    /** Where an index is being built, it is told as well, so that what changes meanwhile isn't lost. */
    async write(states) {
      const targets = await client.indices.getAlias({ name: `${servingAlias},${buildingAlias}` }, { ignore: [404] });
      const indices = Object.keys(targets.body).filter((name) => name.startsWith(servingAlias));
      await writeAll(client, indices, states);
    },
  };
}

const Answer = z.object({
  pit_id: z.string().optional(),
  hits: z.object({ hits: z.array(z.object({ _id: z.string(), sort: z.array(z.union([z.number(), z.string()])) })) }),
  aggregations: z
    .object({
      categories: z.object({ buckets: z.array(z.object({ key: z.string(), doc_count: z.number() })) }),
      chosen: z.object({
        doc_count: z.number(),
        tags: z.object({ buckets: z.array(z.object({ key: z.string(), doc_count: z.number() })) }),
      }),
      asTyped: z.object({ doc_count: z.number() }),
    })
    .optional(),
  suggest: z
    .object({ meant: z.array(z.object({ text: z.string(), options: z.array(z.object({ text: z.string() })) })) })
    .optional(),
});
type Answer = z.infer<typeof Answer>;

const Cursor = z.tuple([z.literal('opensearch'), z.array(z.union([z.number(), z.string()])).length(2)]);

async function findGroups(client: Client, query: GroupQuery): Promise<GroupHits> {
  const after = query.cursor === null ? null : readCursor(query.cursor);
  const size = limits.publicGroupsPerPage + 1;
  const body = { ...searchBodyOf(query, size, after === null), ...(after && { search_after: after }) };
  const request = { method: 'POST', path: `/${servingAlias}/_search`, body };
  const answered = await client.transport.request(request, { requestTimeout: searchTimeoutMs });
  const answer = Answer.parse(answered.body);
  const { hits } = answer.hits;
  const page = hits.slice(0, limits.publicGroupsPerPage);
  const last = page.at(-1);
  return {
    ids: page.map(({ _id }) => _id as GroupId),
    facets: facetsOf(query, answer),
    nextCursor: last && hits.length > page.length ? JSON.stringify(['opensearch', last.sort]) : null,
    isDegraded: false,
  };
}

function readCursor(cursor: string) {
  try {
    return Cursor.parse(JSON.parse(cursor))[1];
  } catch {
    throw new AppError('conflict', 'a cursor of another index');
  }
}

function facetsOf(query: GroupQuery, { aggregations, suggest }: Answer): GroupHits['facets'] {
  if (!aggregations) return null;
  const { categories, chosen, asTyped } = aggregations;
  const isMisspelled = chosen.doc_count > 0 && asTyped.doc_count === 0;
  const meant = new Map(suggest?.meant.map(({ text, options }) => [text, options[0]?.text]));
  const words = searchWordsOf(query.query).map((word) => meant.get(word) ?? word);
  const isOther = words.some((word) => [...meant.values()].includes(word));
  return {
    total: chosen.doc_count,
    categories: categories.buckets.map(({ key, doc_count }) => ({ category: key, count: doc_count })) as NonNullable<
      GroupHits['facets']
    >['categories'],
    tags: chosen.tags.buckets.map(({ key, doc_count }) => ({ tag: key, count: doc_count })),
    suggestion: isMisspelled && isOther ? words.join(' ') : null,
  };
}
