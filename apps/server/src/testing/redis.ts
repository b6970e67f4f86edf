import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { freePort } from './processes.ts';

const readyWithinMs = 10_000;
const pollMs = 20;

export type TestRedis = Awaited<ReturnType<typeof testRedis>>;

/**
 * A real Redis of this test's own, which keeps nothing on disk, can be killed, and started again at the same address. `settings` are
 * added to its command line, or, where a configuration is given, come after that file, which the server may write to.
 */
export async function testRedis(settings: string[] = [], configuration?: string) {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'parley-redis-'));
  const file = join(folder, 'redis.conf');
  writeFileSync(file, configuration ?? '');
  const args = [file, '--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, ...settings];
  if (configuration === undefined) args.push('--save', '', '--appendonly', 'no');
  let server = launch(args);
  await untilConnected(port);
  onTestFinished(async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  });

  async function kill() {
    if (server.exitCode !== null) return;
    server.stdin.end();
    await once(server, 'exit');
  }

  async function start() {
    server = launch(args);
    await untilConnected(port);
  }

  return { port, url: `redis://127.0.0.1:${port}`, kill, start };
}

/** The shell kills Redis when the pipe closes: it ends with us, however we end. */
function launch(args: string[]) {
  const script = 'redis-server "$@" & read _; kill -9 $!';
  return spawn('/bin/sh', ['-c', script, 'sh', ...args], { stdio: ['pipe', 'ignore', 'inherit'] });
}

async function untilConnected(port: number) {
  const deadline = AbortSignal.timeout(readyWithinMs);
  for (;;) {
    const socket = connect({ port, host: '127.0.0.1' });
    try {
      await once(socket, 'connect');
      return;
    } catch {
      deadline.throwIfAborted();
      await delay(pollMs);
    } finally {
      socket.destroy();
    }
  }
}
