import { spawn } from 'node:child_process';
import { on, once } from 'node:events';
import net from 'node:net';
import { expect, test, vi } from 'vitest';
import { freePort, isTaken } from './processes.mjs';

const module = JSON.stringify(new URL('processes.mjs', import.meta.url).href);

/**
 * Runs a program that has our functions as `ours` and starts a group as `group`, whose shell says its pid and then is
 * deaf to polite signals (`sleep` inherits that).
 */
async function starterOfDeafGroup(onTestFinished, program) {
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `
    import * as ours from ${module};
    const shell = ['-c', 'trap "" INT TERM; echo pid $$; exec sleep 60'];
    const group = ours.startGroup('/bin/sh', shell, { stdio: ['ignore', 'inherit', 'ignore'] });
    ${program}
    process.stdout.write('started ');
    await group.gone;
  `,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  for await (const chunk of on(child.stdout, 'data')) {
    said += chunk;
    if (said.includes('started') && /pid \d+\n/.test(said)) break;
  }
  return { child, pid: Number(/pid (\d+)/.exec(said)?.[1]) };
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test.concurrent('what was started ends with its starter, even when that is killed outright and the program is deaf', async ({
  onTestFinished,
}) => {
  const { child, pid } = await starterOfDeafGroup(onTestFinished, '');
  expect(isRunning(pid)).toBe(true);
  child.kill('SIGKILL');
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 15_000 });
});

test.concurrent('stopping a group insists when it is deaf', async ({ onTestFinished }) => {
  const { child, pid } = await starterOfDeafGroup(
    onTestFinished,
    `
    process.on('SIGTERM', async () => { await group.stop(); process.exit(7); });
  `,
  );
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([7, null]);
  expect(isRunning(pid)).toBe(false);
});

test('a wanted port is given while it is free, another one when it is taken on either loopback address', async () => {
  const port = await freePort();
  expect(await freePort(port)).toBe(port);
  for (const host of ['127.0.0.1', '::1']) {
    const server = net.createServer().listen(port, host);
    await once(server, 'listening');
    expect(await isTaken(port)).toBe(true);
    expect(await freePort(port)).not.toBe(port);
    server.close();
    await once(server, 'close');
  }
});
