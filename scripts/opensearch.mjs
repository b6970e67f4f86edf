/**
 * `npm run opensearch`: a real OpenSearch for trying things, on port 9200, which keeps its data in .data/opensearch.
 * `npm run opensearch -- 9207 /tmp/another` takes another port, or with 0 a free one, and another folder.
 * SIGUSR2 ends it as a crash does.
 */
import path from 'node:path';
import { startOpenSearch } from './opensearch-node.mjs';
import { onEnd, root } from './processes.mjs';

const [port = '9200', dataDir = path.join(root, '.data/opensearch')] = process.argv.slice(2);

const node = await startOpenSearch({ dataDir, port: Number(port) || undefined });
process.stdout.write(`OPENSEARCH_URL=${node.url}\n`);
onEnd(async () => {
  await node.stop();
  return 0;
});
process.on('SIGUSR2', async () => {
  await node.kill();
  process.exit(1);
});
