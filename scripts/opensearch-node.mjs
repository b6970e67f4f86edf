/** Starts a real OpenSearch of one node, without a container, from Maven's artefacts. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { endWithUs, isTaken, root } from './processes.mjs';

const javaFolder = '/usr/lib/jvm';
const javaMin = 21;
const readyWithinMs = 90_000;
const pollMs = 100;
/** The node takes an HTTP port of this range and no other. */
const ports = Array.from({ length: 99 }, (_, place) => 9_201 + place);

/**
 * Starts a node that listens to this machine alone, and resolves when it answers. It ends with us, however we end. The
 * first time it gets 118 files, 71 MB, through Maven.
 * @param {{ dataDir: string, port?: number }} options without a port, a free one is taken
 * @returns {Promise<{ url: string, pid: number | undefined, stop: () => Promise<void>, kill: () => Promise<void> }>}
 *   `kill` ends it as a crash does
 */
export async function startOpenSearch({ dataDir, port }) {
  const java = findJava();
  const lib = bringArtefacts();
  const ownPort = port ?? (await freePortOf(ports));
  const node = spawn(java, argumentsOf({ lib, dataDir: path.resolve(dataDir), port: ownPort }), {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(node, 'exit');
  const release = endWithUs(String(node.pid), { insist: true });
  async function end(signal) {
    node.kill(signal);
    await gone;
    release();
  }
  const stop = () => end('SIGTERM');
  const kill = () => end('SIGKILL');
  const url = `http://127.0.0.1:${ownPort}`;
  const deadline = Date.now() + readyWithinMs;
  while (!(await answers(url))) {
    if (node.exitCode !== null || Date.now() > deadline) {
      if (node.exitCode === null) await stop();
      throw new Error(`OpenSearch did not start on port ${ownPort}; it takes one from ${ports[0]} to ${ports.at(-1)}.`);
    }
    await delay(pollMs);
  }
  return { url, pid: node.pid, stop, kill };
}

function argumentsOf({ lib, dataDir, port }) {
  const memory = ['--enable-native-access=ALL-UNNAMED', '-Xms512m', '-Xmx512m', '-cp', path.join(lib, '*')];
  // Nodes of one name that start side by side would join each other.
  const names = ['-numOfNode', '1', '-clusterName', `parley-${port}`];
  const node = ['-basePath', dataDir, ...names, '-baseHttpPort', String(port - 1)];
  return [...memory, 'org.codelibs.opensearch.runner.OpenSearchRunner', ...node, '-useLogger'];
}

const answers = (url) =>
  fetch(`${url}/_cluster/health?wait_for_status=yellow&timeout=1s`).then(
    ({ ok }) => ok,
    () => false,
  );

async function freePortOf(candidates) {
  for (const candidate of candidates) if (!(await isTaken(candidate))) return candidate;
  throw new Error('No port is free for OpenSearch.');
}

/** The folder of what the node is made of, which all data folders share. */
function bringArtefacts() {
  const lib = path.join(root, '.data/opensearch-lib');
  if (fs.existsSync(lib)) return lib;
  const pom = path.join(root, 'scripts/opensearch/pom.xml');
  const unfinished = `${lib}-${process.pid}`;
  const goals = ['dependency:copy-dependencies', `-DoutputDirectory=${unfinished}`];
  execFileSync('mvn', ['-q', '-B', '-f', pom, ...goals], { stdio: 'inherit' });
  fs.renameSync(unfinished, lib);
  return lib;
}

/** The first Java that is new enough: of JAVA_HOME, of the usual folder, or on the PATH. */
function findJava() {
  const installed = fs.existsSync(javaFolder)
    ? fs.readdirSync(javaFolder).map((name) => path.join(javaFolder, name))
    : [];
  const homes = [process.env.JAVA_HOME, ...installed].filter((home) => home !== undefined);
  const found = [...homes.map((home) => path.join(home, 'bin/java')), 'java'].find(
    (java) => versionOf(java) >= javaMin,
  );
  if (found) return found;
  throw new Error(`OpenSearch needs Java ${javaMin} or later: install one, or set JAVA_HOME.`);
}

function versionOf(java) {
  try {
    return Number(
      /\d+/.exec(execFileSync(java, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))?.[0],
    );
  } catch {
    return 0;
  }
}
