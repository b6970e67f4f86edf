/**
 * `npm run chaos -- [--seed N] [--sends N] [--only FAULT] [--rate N] [--history FILE]`: two server processes with clocks minutes apart, Postgres, Redis and
 * dozens of clients, all real, while one after the other is killed, cut and restarted; a checker decides whether anything was
 * lost, doubled, reordered or leaked.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from './pg.mjs';
import { freePort, isTaken, onEnd, root, run, startGroup, untilAnswers } from './processes.mjs';

// By its path: its types are checked in its own workspace, more strictly than here.
const { runChaos } = await import(path.join(root, 'apps/chaos/src/run.ts'));

const minuteMs = 60_000;
const clockOffsetsMs = [-3 * minuteMs, 4 * minuteMs];
const progressMs = 5_000;
const readyWithinMs = 60_000;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    sends: { type: 'string', default: '2000' },
    only: { type: 'string' },
    rate: { type: 'string' },
    history: { type: 'string' },
  },
});

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'parley-chaos-'));
fs.chmodSync(folder, 0o755); // Postgres may run as another user
const running = new Set();

async function ownPostgres() {
  const options = { dataDir: path.join(folder, 'data'), database: 'parley', port: await freePort() };
  let server = await startPostgres(options);
  running.add({ stop: () => server.stop() });
  async function restart() {
    await server.stop();
    server = await startPostgres(options);
  }
  return { url: server.url, restart };
}

/** A command that can be ended, killed and started again. */
function ownProcess(command, args, { env = {}, isReady }) {
  let group;
  const part = {
    async start() {
      group = startGroup(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
      await isReady();
    },
    /** SIGTERM, and what it takes. */
    end: () => group.stop(),
    async kill() {
      group.kill();
      await group.gone;
    },
    stop: () => group?.stop(),
  };
  running.add(part);
  return part;
}

function ownRedis(port) {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  return ownProcess('redis-server', args, { isReady: () => untilListens(port) });
}

async function untilListens(port) {
  while (!(await isTaken(port))) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function ownServer({ databaseUrl, redisUrl, proxyPort }, clockOffsetMs) {
  const port = await freePort();
  const env = {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${proxyPort}`,
    TRUST_PROXY: 'true',
    NODE_ENV: 'production',
    LOG_LEVEL: 'fatal',
    CLOCK_OFFSET_MS: String(clockOffsetMs),
  };
  const isReady = () => untilAnswers(`http://127.0.0.1:${port}/health`, AbortSignal.timeout(readyWithinMs));
  const main = path.join(root, 'apps/server/dist/main.js');
  return Object.assign(ownProcess(process.execPath, ['--enable-source-maps', main], { env, isReady }), { port });
}

async function stopAll() {
  for (const part of [...running].reverse()) await part.stop();
  fs.rmSync(folder, { recursive: true, force: true });
  return 130;
}

async function main() {
  const built = await run('turbo', ['run', 'build', '--ui=stream', '--output-logs=errors-only']);
  if (built) return built;
  const [redisPort, proxyPort] = [await freePort(), await freePort()];
  const postgres = await ownPostgres();
  const redis = ownRedis(redisPort);
  await redis.start();
  const place = { databaseUrl: postgres.url, redisUrl: `redis://127.0.0.1:${redisPort}`, proxyPort };
  const servers = await Promise.all(clockOffsetsMs.map((offset) => ownServer(place, offset)));
  for (const server of servers) await server.start();

  const historyFile = values.history ?? path.join(root, '.data', `chaos-${values.seed}.jsonl`);
  fs.mkdirSync(path.dirname(historyFile), { recursive: true });
  const options = {
    seed: Number(values.seed),
    sends: Number(values.sends),
    historyFile,
    only: values.only,
    rate: values.rate && Number(values.rate),
    onProgress,
  };
  const result = await runChaos({ ...place, servers, redis, restartPostgres: postgres.restart }, options);
  report(result);
  return result.findings.length > 0 ? 1 : 0;
}

let lastLineAt = 0;

function onProgress(acknowledged) {
  if (performance.now() - lastLineAt < progressMs) return;
  lastLineAt = performance.now();
  process.stdout.write(`${acknowledged} of ${values.sends} messages acknowledged\n`);
}

function report({ findings, acknowledged, faults, patience, seconds, digest }) {
  const count = (...wrongs) => findings.filter(({ wrong }) => wrongs.includes(wrong)).length;
  for (const { wrong, what } of findings.slice(0, 50)) process.stdout.write(`${wrong}: ${what}\n`);
  process.stdout.write(`
seed ${values.seed}: ${acknowledged} messages acknowledged in ${seconds.toFixed(0)} s
${Object.entries(faults)
  .map(([name, times]) => `  ${name}: ${times}`)
  .join('\n')}
sends repeated: ${patience.repeatedSends}, the slowest answered after ${patience.slowestSendMs} ms; \
the slowest socket back after ${patience.slowestComeBackMs} ms
history ${digest}
${count('lost')} lost, ${count('doubled')} doubled, ${count('disordered')} out of order, ${count('leaked')} leaked, \
${count('stale')} stale, ${count('miscounted')} miscounted, ${count('lingering')} lingering
`);
}

onEnd(stopAll);
let code = 1;
try {
  code = await main();
} finally {
  await stopAll();
}
process.exit(code);
