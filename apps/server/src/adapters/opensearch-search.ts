import { Client, errors } from '@opensearch-project/opensearch';
import { AppError } from '@parley/api/errors';
import type { GroupHits, GroupQuery, SearchIndex } from '@parley/api/ports/search-index';
import { markedWords, queryWordsOf } from '@parley/api/ports/search-words';
import type { GroupId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import type { Db } from '@parley/db';
import * as z from 'zod';
import { searchBodyOf } from './opensearch-query.ts';
import { buildMissing } from './opensearch-rebuild.ts';
import { searchTimeoutMs, servingAlias, targetsOf, writeAll } from './opensearch-writing.ts';

/** Opens a cluster's client. It connects when it is first asked. */
export const openSearchClient = (url: string) => new Client({ node: url, maxRetries: 0 });

/** Groups in OpenSearch, under the alias `parley-groups`, built from the rows. `close` the client at the end. */
export function openSearchIndex(client: Client, db: Db): SearchIndex {
  return {
    isApart: true,
    async prepare() {
      if (!(await isThere(client))) return false;
      await buildMissing(client, db);
      return true;
    },
    find: (query) => findGroups(client, query).catch(refuseCursor(query)),
    write: async (states) => writeAll(client, await targetsOf(client, servingAlias), states),
  };
}

const isThere = (client: Client) =>
  client.ping({}, { requestTimeout: searchTimeoutMs }).then(
    ({ body }) => body,
    () => false,
  );

/** What the engine doesn't understand is a cursor that somebody made up: whoever else asks is not to pay for it. */
const refuseCursor =
  ({ cursor }: GroupQuery) =>
  (error: unknown): never => {
    const isRefused = cursor !== null && error instanceof errors.ResponseError && error.statusCode === 400;
    throw isRefused ? new AppError('conflict', 'a cursor of something else') : error;
  };

const sortField = z.array(z.union([z.number(), z.string()]));

const Hit = z.object({
  _id: z.string(),
  sort: sortField,
  highlight: z.record(z.string(), z.array(z.string())).default({}),
});

const Answer = z.object({
  pit_id: z.string().optional(),
  hits: z.object({ hits: z.array(Hit) }),
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

/** Where a page ends, and the point in time that the pages after the first are of. */
const Cursor = z.tuple([z.literal('opensearch'), sortField.min(2), z.string().nullable()]);

async function findGroups(client: Client, query: GroupQuery): Promise<GroupHits> {
  const [, after, moment] = query.cursor === null ? [] : readCursor(query.cursor);
  const body = {
    ...searchBodyOf(query, limits.publicGroupsPerPage + 1, !after),
    ...(after && { search_after: after }),
  };
  const found = after ? await searchAt(client, moment ?? null, body) : await searchNow(client, body);
  const answer = Answer.parse(found);
  const { hits } = answer.hits;
  const page = hits.slice(0, limits.publicGroupsPerPage);
  const last = page.at(-1);
  return {
    ids: page.map(({ _id }) => _id as GroupId),
    matched: new Map(page.map((hit) => [hit._id as GroupId, markedWords(Object.values(hit.highlight).flat().join())])),
    facets: facetsOf(query, answer),
    nextCursor:
      last && hits.length > page.length ? JSON.stringify(['opensearch', last.sort, answer.pit_id ?? null]) : null,
    isDegraded: false,
  };
}

async function searchNow(client: Client, body: object) {
  const request = { method: 'POST', path: `/${servingAlias}/_search`, body };
  return (await client.transport.request(request, { requestTimeout: searchTimeoutMs })).body;
}

/** How long whoever reads a page may take for it. */
const momentKept = '2m';

/**
 * Searches the index as it was at a moment. One that is over, or none as for the second page, is followed by the present one;
 * where there are too many, whoever goes on does so in what is there now, which only moves what changes meanwhile.
 */
async function searchAt(client: Client, moment: string | null, body: object): Promise<unknown> {
  const id = moment ?? (await openMoment(client));
  if (id === null) return searchNow(client, body);
  const pit = { id, keep_alive: momentKept };
  const request = { method: 'POST', path: '/_search', body: { ...body, pit } };
  const options = { requestTimeout: searchTimeoutMs, ignore: [404] };
  const answer = await client.transport.request(request, options);
  if (answer.statusCode !== 404) return answer.body;
  return moment === null ? searchNow(client, body) : searchAt(client, null, body);
}

async function openMoment(client: Client): Promise<string | null> {
  const asked = { index: [servingAlias], keep_alive: momentKept };
  const { body, statusCode } = await client.createPit(asked, { requestTimeout: searchTimeoutMs, ignore: [429, 500] });
  return statusCode === 200 ? (body.pit_id ?? null) : null;
}

function readCursor(cursor: string) {
  try {
    return Cursor.parse(JSON.parse(cursor));
  } catch {
    throw new AppError('conflict', 'a cursor of another index');
  }
}

function facetsOf(query: GroupQuery, { aggregations, suggest }: Answer): GroupHits['facets'] {
  if (!aggregations) return null;
  const { categories, chosen, asTyped } = aggregations;
  const isMisspelled = chosen.doc_count > 0 && asTyped.doc_count === 0;
  const meant = new Map(suggest?.meant.map(({ text, options }) => [text, options[0]?.text]));
  const words = queryWordsOf(query.query).map((word) => meant.get(word) ?? word);
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
