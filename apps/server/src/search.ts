import { openDb } from '@parley/db';
import { rebuildGroups, rebuildMessages } from './adapters/opensearch-rebuild.ts';
import { openSearchClient } from './adapters/opensearch-search.ts';
import { readConfig } from './config.ts';

const usage = `Usage:
  rebuild   builds the indices of groups and of messages anew beside the old ones, and then puts them in their place; people go on searching
`;

/** What the operator does to the search engine from the shell. */
async function main([command]: string[]): Promise<number> {
  if (command !== 'rebuild') {
    process.stderr.write(usage);
    return 2;
  }
  const { databaseUrl, openSearchUrl } = readConfig();
  if (!openSearchUrl) throw new Error('OPENSEARCH_URL is not set: Postgres searches its rows, and there is no index.');
  await using opened = openDb(databaseUrl, 1);
  const client = openSearchClient(openSearchUrl);
  const groups = await rebuildGroups(client, opened.db);
  const messages = await rebuildMessages(client, opened.db);
  await client.close();
  process.stdout.write(`The indices hold ${groups} public groups and ${messages} messages.\n`);
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
