import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { fileURLToPath } from 'node:url';

/** The server under test has one core for itself; who makes the load, and the database, share the other. */
type Core = 'server' | 'load';

const numbers: Record<Core, string> = { server: '0', load: '1' };
/** Every server, ours and the others', runs as `npm start` runs ours. */
const serverFlags = ['--max-semi-space-size=16'];
const graceMs = 5_000;
const probe = new URL('./probe.ts', import.meta.url).href;

/** Whether a process can be held on a core here. */
export const canPin = hasTaskset() && os.availableParallelism() >= 2;

function hasTaskset(): boolean {
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const running = new Set<PinnedProcess>();

/** Ends all that runs: what a case that failed has left, too. */
export async function endAll(): Promise<void> {
  await Promise.all([...running].map((each) => each[Symbol.asyncDispose]()));
}

export interface PinnedProcess extends AsyncDisposable {
  child: ChildProcess;
  pid: number;
}

export interface PinnedOptions {
  core: Core;
  args?: string[];
  env?: Record<string, string>;
}

/** Starts a program with Node on one core, with a channel to us and the probe in it. It ends with us. */
export function startPinned(program: URL, { core, args = [], env = {} }: PinnedOptions): PinnedProcess {
  const flags = ['--expose-gc', ...(core === 'server' ? serverFlags : [])];
  const node = [process.execPath, ...flags, '--import', probe, fileURLToPath(program), ...args];
  const [command = '', ...rest] = canPin ? ['taskset', '-c', numbers[core], ...node] : node;
  const child = spawn(command, rest, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
  });
  const gone = once(child, 'exit');

  async function stop() {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await gone;
    clearTimeout(late);
  }
  const started: PinnedProcess = { child, pid: child.pid as number, [Symbol.asyncDispose]: stop };
  running.add(started);
  child.once('exit', () => running.delete(started));
  return started;
}

/** The process's next message. @throws when it ends before it says anything, or is silent for too long. */
export async function messageFrom({ child }: PinnedProcess, withinMs: number): Promise<unknown> {
  const heard = new AbortController();
  const signal = AbortSignal.any([heard.signal, AbortSignal.timeout(withinMs)]);
  const left = once(child, 'exit', { signal }).then(() => {
    throw new Error('a process of the bench has ended');
  });
  left.catch(() => {});
  try {
    const [message] = await Promise.race([once(child, 'message', { signal }), left]);
    return message;
  } finally {
    heard.abort();
  }
}
