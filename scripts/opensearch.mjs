/** `npm run opensearch`: a real OpenSearch for trying things, on port 9200, which keeps its data in .data/opensearch. */
import path from 'node:path';
import { startOpenSearch } from './opensearch-node.mjs';
import { onEnd, root } from './processes.mjs';

const port = 9_200;

const node = await startOpenSearch({ dataDir: path.join(root, '.data/opensearch'), port });
process.stdout.write(`OPENSEARCH_URL=${node.url}\n`);
onEnd(async () => {
  await node.stop();
  return 0;
});
