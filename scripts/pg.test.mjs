import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { startPostgres } from './pg.mjs';

async function startIn(folder, options) {
  const server = await startPostgres({ dataDir: path.join(folder, 'data'), database: 'parley', ...options });
  onTestFinished(server.stop);
  return server;
}

function newFolder() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'parley-pg-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function ask(url, question) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query({ text: question, rowMode: 'array' });
  await client.end();
  return rows;
}

test('what people write is on the disk before they are told so; what tests write need not be', async () => {
  for (const durable of [true, false]) {
    const { url } = await startIn(newFolder(), { durable });
    const setting = durable ? 'on' : 'off';
    expect(await ask(url, 'SHOW synchronous_commit')).toEqual([[setting]]);
    expect(await ask(url, 'SHOW fsync')).toEqual([[setting]]);
  }
});

test('a folder that only its owner reaches will do, and its data outlives the server', async () => {
  const folder = newFolder();
  const first = await startIn(folder);
  await ask(first.url, 'CREATE TABLE notes AS SELECT 42 AS answer');
  await first.stop();
  const second = await startIn(folder);
  expect(await ask(second.url, 'SELECT answer FROM notes')).toEqual([[42]]);
});

test('whoever comes second to a folder uses the server that runs there, and leaves it running', async () => {
  const folder = newFolder();
  const first = await startIn(folder);
  const second = await startIn(folder);
  expect(second.url).toBe(first.url);
  await second.stop();
  expect(await ask(first.url, 'SELECT 1')).toEqual([[1]]);
});
