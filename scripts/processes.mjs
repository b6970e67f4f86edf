/** Starting, awaiting and ending the processes and ports of the project's own commands. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const graceMs = 5_000;
const pollMs = 50;
const orphanCheckMs = 500;

/**
 * Runs a command to its end, or to ours, and resolves to its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options] `cwd` is the root unless given
 * @returns {Promise<number>}
 */
export async function run(command, args, options) {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options });
  const release = endWithUs(String(child.pid), { insist: true });
  const [code] = await once(child, 'exit');
  release();
  return code ?? 1;
}

/** Generates the database client where the schema has changed; says something only when that fails. */
export async function generateClient() {
  const args = ['run', 'generate', '--ui=stream', '--output-logs=errors-only'];
  const child = spawn('turbo', args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const output = text(child.stdout);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The database client could not be generated:\n${await output}`);
}

/**
 * Starts a long-running command in a process group of its own (so that Ctrl-C reaches only us, and we choose the order)
 * that ends with us however we end.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options] `cwd` is the root unless given
 */
export function startGroup(command, args, options) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
    ...options,
  });
  const gone = once(child, 'exit').then(([code]) => code ?? 1);
  const release = endWithUs(`-${child.pid}`, { insist: true });

  /** Asks the group to end, insists after five seconds or what is given, and resolves when its leader has gone. */
  async function stop(patienceMs = graceMs) {
    signalGroup(child, 'SIGTERM');
    const late = setTimeout(() => signalGroup(child, 'SIGKILL'), patienceMs);
    await gone;
    clearTimeout(late);
    signalGroup(child, 'SIGKILL');
    release();
  }
  /** Ends the group without asking. */
  const kill = () => signalGroup(child, 'SIGKILL');
  return { gone, stop, kill };
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/**
 * Even when we are killed outright, ends `target`: the pipe to a small shell closes, and the shell sends the signal.
 * @param {string} target a pid, or with a leading minus a process group
 * @param {{ insist?: boolean }} [options] `insist`: kill it when it hasn't ended after five seconds
 * @returns {() => void} call it once the target has ended by itself, since its number may be another's next
 */
export function endWithUs(target, { insist = false } = {}) {
  if (process.platform === 'win32') return () => {};
  const ask = 'trap "" INT TERM HUP; read _; kill -s INT -- "$1" 2>/dev/null || exit 0';
  const script = insist ? `${ask}; sleep 5; kill -s KILL -- "$1" 2>/dev/null` : ask;
  const watcher = spawn('/bin/sh', ['-c', script, 'sh', target], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  if (watcher.stdin instanceof net.Socket) watcher.stdin.unref();
  return () => watcher.kill('SIGKILL');
}

/**
 * Calls `stop` once, when we are asked to end or when whoever started us is gone, and exits with its code.
 * @param {() => Promise<number | string>} stop answers the exit code
 */
export function onEnd(stop) {
  let isEnding = false;
  async function end() {
    if (isEnding) return;
    isEnding = true;
    process.exit(await stop());
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), orphanCheckMs).unref();
  return end;
}

/**
 * `wanted` if nobody listens there, else any free port.
 * @param {number} [wanted]
 * @returns {Promise<number>}
 */
export async function freePort(wanted) {
  if (wanted && !(await isTaken(wanted))) return wanted;
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {net.AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Whether somebody listens on this port of the machine, on either loopback address.
 * @param {number} port
 */
export async function isTaken(port) {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => connects(port, host)));
  return answers.includes(true);
}

async function connects(port, host) {
  const socket = net.connect({ port, host });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/**
 * Resolves when the address answers with success.
 * @param {string} url
 * @param {AbortSignal} signal ends the waiting, with its reason thrown
 */
export async function untilAnswers(url, signal) {
  while (!(await answers(url))) {
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/**
 * The path of a workspace's own copy of a package's file, for `node` to run: no shell, no launcher in between.
 * @param {string} workspace as `apps/web`
 * @param {string} file as `vite/bin/vite.js`
 */
export function binary(workspace, file) {
  return path.join(root, workspace, 'node_modules', file);
}

/**
 * Whether this module is the one that `node` was started with.
 * @param {string} moduleUrl the module's `import.meta.url`
 */
export function isEntry(moduleUrl) {
  return process.argv[1] === fileURLToPath(moduleUrl);
}
