import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openDb } from '@parley/db';
import * as z from 'zod';
import { makeWorld, type Person, type Product, startProduct } from './product.ts';
import type { CorpusGroup } from './relevance/known-groups.ts';

const operator = fileURLToPath(new URL('../../server/dist/search.js', import.meta.url));
const run = promisify(execFile);
/** The product's limit for each account is 300 a minute. */
const asksEach = 250;

export type EngineName = 'opensearch' | 'postgres';
export const engineNames: EngineName[] = ['opensearch', 'postgres'];

/** The product with one of its engines, and people who search. */
export interface Searching extends AsyncDisposable {
  product: Product;
  /** The names of the groups found, the best first, and how long the answer took. */
  search: (query: string) => Promise<{ names: string[]; ms: number }>;
}

const Found = z.object({
  result: z.object({
    data: z.object({ groups: z.array(z.object({ name: z.string() })), isDegraded: z.literal(false) }),
  }),
});

/** Starts the product on these groups, with an index of them if the engine has one. `asks` says how often it will be searched. */
export async function startSearching(
  engine: EngineName,
  groups: readonly CorpusGroup[],
  asks: number,
): Promise<Searching> {
  const openSearchUrl = process.env.BENCH_OPENSEARCH_URL;
  if (engine === 'opensearch' && !openSearchUrl) throw new Error('there is no OpenSearch here');
  const env: Record<string, string> = engine === 'opensearch' && openSearchUrl ? { OPENSEARCH_URL: openSearchUrl } : {};
  const product = await startProduct(env);
  const { people } = await makeWorld(product, { people: Math.ceil(asks / asksEach) + 1, rooms: 1 });
  await writeGroups(product.databaseUrl, groups, people[0] as Person);
  if (engine === 'opensearch') {
    await run(process.execPath, [operator, 'rebuild'], {
      env: { ...process.env, ...env, DATABASE_URL: product.databaseUrl },
    });
  }
  let asked = 0;
  return {
    product,
    async search(query) {
      const { token } = people[Math.floor(asked++ / asksEach) % people.length] as Person;
      const started = performance.now();
      const input = encodeURIComponent(JSON.stringify({ query }));
      const response = await fetch(`http://127.0.0.1:${product.port}/trpc/discovery.search?input=${input}`, {
        headers: { cookie: `__Host-parley=${token}` },
      });
      if (!response.ok) throw new Error(`a search was answered ${await response.text()}`);
      const body: unknown = await response.json();
      const ms = performance.now() - started;
      return { names: Found.parse(body).result.data.groups.map(({ name }) => name), ms };
    },
    [Symbol.asyncDispose]: () => product[Symbol.asyncDispose](),
  };
}

async function writeGroups(databaseUrl: string, groups: readonly CorpusGroup[], owner: Person) {
  await using opened = openDb(databaseUrl, 1);
  await opened.pool.query('UPDATE groups SET is_public = false');
  await opened.pool.query(
    `INSERT INTO groups (id, owner_id, is_public, updated_at, name, description, category, tags, member_count, activity)
     SELECT gen_random_uuid(), $2, true, now(), name, description, category, tags, members, activity
     FROM json_to_recordset($1) AS made
       (name text, description text, category group_category, tags text[], members int, activity float8)`,
    [JSON.stringify(groups), owner.userId],
  );
  await opened.pool.query('VACUUM ANALYZE');
}
