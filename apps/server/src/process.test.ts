import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { testDatabase } from '@parley/api/testing/database';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ana, visit } from './testing/visitor.ts';

const patient = { timeout: 15_000, interval: 50 };

/** Runs one of the server's commands as a process of its own, with nothing in its environment but what it is given. */
function start(file: string, args: string[], env: Record<string, string>) {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = { text: '' };
  const append = (data: unknown) => {
    output.text += String(data);
  };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', append);
  return { child, output };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

test('the server migrates, serves, lets no second one in, and ends in order when asked to', async () => {
  const { url } = await testDatabase();
  const port = await freePort();
  const env = { DATABASE_URL: url, PORT: String(port), NODE_ENV: 'production' };
  const origin = `http://localhost:${port}`;
  const first = start('main.ts', [], env);
  await vi.waitFor(async () => expect((await fetch(`${origin}/health`)).status).toBe(200), patient);

  const second = start('main.ts', [], { ...env, PORT: '0' });
  expect(await exitOf(second.child)).toBe(1);
  expect(second.output.text).toContain('Another Parley server runs on this database');

  const visitor = visit({ origin });
  await visitor.trpc.auth.signUp.mutate(ana);
  const socket = visitor.openSocket();
  await once(socket, 'open');
  first.child.kill('SIGTERM');
  const [code] = await once(socket, 'close');
  expect(code).toBe(1001);
  expect(await exitOf(first.child)).toBe(0);
  expect(first.output.text).not.toContain('"level":50');
}, 40_000);

test('over plain http elsewhere the server warns, and a wrong configuration is named', async () => {
  const { url } = await testDatabase();
  const env = { DATABASE_URL: url, PORT: String(await freePort()), PUBLIC_URL: 'http://chat.example.org' };
  const { output } = start('main.ts', [], env);
  await vi.waitFor(() => expect(output.text).toContain('over plain http'), patient);

  const wrong = start('main.ts', [], { PORT: 'eighty' });
  expect(await exitOf(wrong.child)).toBe(1);
  expect(wrong.output.text).toMatch(/DATABASE_URL.*PORT|PORT.*DATABASE_URL/s);
}, 40_000);

test('the operator makes a link from the shell, and it sets a new password once', async () => {
  const { url } = await testDatabase();
  const port = await freePort();
  const env = { DATABASE_URL: url, PORT: String(port), PUBLIC_URL: `http://localhost:${port}` };
  start('main.ts', [], env);
  const visitor = visit({ origin: env.PUBLIC_URL });
  await vi.waitFor(() => visitor.trpc.auth.signUp.mutate(ana), patient);

  const { child, output } = start('user.ts', ['reset-password', 'ANA'], env);
  expect(await exitOf(child)).toBe(0);
  const [, link, token] = /(http:\/\/localhost:\d+\/reset-password\?token=([\w-]{43}))\n$/.exec(output.text) ?? [];
  expect(link).toContain(env.PUBLIC_URL);

  const next = { token: token ?? '', password: 'a wholly different one' };
  await visitor.trpc.auth.resetPassword.mutate(next);
  await expect(visitor.trpc.auth.resetPassword.mutate(next)).rejects.toMatchObject({ data: { reason: 'not_found' } });
  await visitor.trpc.auth.signIn.mutate({ name: 'ana', password: next.password });

  const unknown = start('user.ts', ['reset-password', 'nobody'], env);
  expect([await exitOf(unknown.child), unknown.output.text]).toEqual([1, 'account not found\n']);
  expect(await exitOf(start('user.ts', [], env).child)).toBe(2);
}, 40_000);
