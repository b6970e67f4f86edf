/** `npm run bench -- [CASE …] [--rounds N] [--json FILE]`: builds, and measures the build beside what others do. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startOpenSearch } from './opensearch-node.mjs';
import { startPostgres } from './pg.mjs';
import { onEnd, run, startGroup } from './processes.mjs';

const loadCore = '1';

/** A server that keeps what it is given, as in production, on the core of those who make the load. */
async function startDatabase() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'parley-bench-'));
  fs.chmodSync(folder, 0o755); // Postgres may run as another user
  const dataDir = path.join(folder, 'data');
  const server = await startPostgres({ dataDir, database: 'bench' });
  const [pid] = fs.readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  if (os.availableParallelism() > 1) spawnSync('taskset', ['-a', '-c', '-p', loadCore, pid], { stdio: 'ignore' });
  async function stop() {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
  return { url: server.url, stop };
}

/** One for the cases that search, on that core too; where there is none, they fail. */
async function startEngine() {
  const names = process.argv.slice(2).filter((word) => /^[a-z]/.test(word) && !word.includes('.'));
  if (names.length > 0 && !names.some((name) => /^(search|relevance)/.test(name))) return null;
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'parley-bench-search-'));
  try {
    const node = await startOpenSearch({ dataDir });
    if (os.availableParallelism() > 1)
      spawnSync('taskset', ['-a', '-c', '-p', loadCore, String(node.pid)], { stdio: 'ignore' });
    return {
      url: node.url,
      stop: () => node.stop().finally(() => fs.rmSync(dataDir, { recursive: true, force: true })),
    };
  } catch (error) {
    process.stderr.write(`There is no OpenSearch: ${error.message}\n`);
    fs.rmSync(dataDir, { recursive: true, force: true });
    return null;
  }
}

async function main() {
  const built = await run('turbo', ['run', 'build', '--ui=stream', '--output-logs=errors-only']);
  if (built) return built;
  const database = await startDatabase();
  const engine = await startEngine();
  const bench = startGroup(process.execPath, ['apps/bench/src/main.ts', ...process.argv.slice(2)], {
    env: { ...process.env, BENCH_DATABASE_URL: database.url, BENCH_OPENSEARCH_URL: engine?.url ?? '' },
  });
  onEnd(async () => {
    await bench.stop();
    await engine?.stop();
    await database.stop();
    return 130;
  });
  const code = await bench.gone;
  await engine?.stop();
  await database.stop();
  return code;
}

process.exit(await main());
