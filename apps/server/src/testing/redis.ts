import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { freePort } from './processes.ts';

const readyWithinMs = 10_000;
const pollMs = 20;

/** A real Redis of this test's own, which keeps nothing on disk, can be killed, and started again at the same address. */
export async function testRedis(settings: string[] = []) {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'parley-redis-'));
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  let server = launch([...args, ...settings]);
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
    server = launch([...args, ...settings]);
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
