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
  const ofPeople = await startIn(newFolder());
  for (const setting of ['fsync', 'synchronous_commit']) {
    expect(await ask(ofPeople.url, `SHOW ${setting}`)).toEqual([['on']]);
    expect(await ask(process.env.TEST_DATABASE_URL, `SHOW ${setting}`)).toEqual([['off']]);
  }
});

test('data outlives its server; whoever comes second to a running one uses it and leaves it running', async () => {
  const folder = newFolder();
  const first = await startIn(folder, { durable: false });
  await ask(first.url, 'CREATE TABLE notes AS SELECT 42 AS answer');
  await first.stop();
  const second = await startIn(folder, { durable: false });
  const third = await startIn(folder, { durable: false });
  expect(third.url).toBe(second.url);
  await third.stop();
  expect(await ask(second.url, 'SELECT answer FROM notes')).toEqual([[42]]);
});
