import type { Client } from '@opensearch-project/opensearch';
import { onTestFinished } from 'vitest';
import { openSearchClient } from '#adapters/opensearch-search.ts';

/** The OpenSearch of this run, without any index of ours. Tests that use it stand in one file, since they share its names. */
export async function testOpenSearch(): Promise<Client> {
  const url = process.env.TEST_OPENSEARCH_URL;
  if (!url) throw new Error('TEST_OPENSEARCH_URL names no OpenSearch: npm run test:services starts one');
  const client = openSearchClient(url);
  onTestFinished(() => client.close());
  await client.indices.delete({ index: ['parley-groups*', 'parley-messages*'], expand_wildcards: 'all' });
  return client;
}
