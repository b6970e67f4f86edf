/** What survives when processes are killed: real server processes, a real Postgres, ordinary clients. */
import { spawn } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { applyRoomChanged, startRoomLog } from '@parley/contract/room-log';
import { openDb } from '@parley/db';
import { createTRPCClient, createWSClient, httpLink, retryLink, wsLink } from '@trpc/client';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { startPostgres } from './pg.mjs';
import { freePort, root, untilAnswers } from './processes.mjs';

const senders = 8;
const messagesEach = 25;
const patienceMs = 60_000;

/** A Postgres that keeps what it was told, which can be restarted at the same address. */
async function ownPostgres() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'parley-reliability-'));
  fs.chmodSync(folder, 0o755);
  const options = { dataDir: path.join(folder, 'data'), database: 'parley', port: await freePort() };
  let server = await startPostgres(options);
  onTestFinished(async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  async function restart() {
    await server.stop();
    server = await startPostgres(options);
  }
  return { url: server.url, restart };
}

/** A server process, which can be killed outright and started again at the same address. */
async function ownServer(databaseUrl) {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = { DATABASE_URL: databaseUrl, PORT: String(port), NODE_ENV: 'production', LOG_LEVEL: 'fatal' };
  let child;
  async function start() {
    child = spawn(process.execPath, [path.join(root, 'apps/server/src/main.ts')], { env, stdio: 'inherit' });
    await untilAnswers(`${origin}/health`, AbortSignal.timeout(patienceMs));
  }
  async function kill() {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await start();
  onTestFinished(kill);
  return { origin, start, kill };
}

/** People who are signed in and share one room. */
async function peopleInARoom(databaseUrl) {
  await using opened = openDb(databaseUrl, 2);
  const { db } = opened;
  const people = [];
  for (let i = 0; i < senders; i++) {
    const names = { username: `person${i}`, usernameSkeleton: `person${i}`, displayName: `Person ${i}` };
    const { id: userId } = await db.user.create({ data: names });
    const token = randomBytes(32).toString('base64url');
    const id = createHash('sha256').update(token).digest('hex');
    await db.session.create({ data: { id, userId, expiresAt: new Date(Date.now() + 86_400_000) } });
    people.push({ userId, cookie: `__Host-parley=${token}` });
  }
  const [{ userId: ownerId }] = people;
  const { id: groupId } = await db.group.create({ data: { name: 'Synth Club', isPublic: true, ownerId } });
  await db.member.createMany({ data: people.map(({ userId }) => ({ groupId, userId })) });
  const topic = await db.topic.create({ data: { groupId, name: 'General', position: 0 } });
  const { id: roomId } = await db.room.create({ data: { groupId, topicId: topic.id, name: 'home' } });
  return { people, roomId };
}

const isFinal = (error) => ['UNAUTHORIZED', 'FORBIDDEN', 'NOT_FOUND'].includes(error.data?.code);

/** Somebody's browser: it follows the room as the product's client does, and comes back by itself. */
function openClient(origin, { cookie }, roomId) {
  const headers = { cookie, origin };
  const calls = createTRPCClient({ links: [httpLink({ url: `${origin}/trpc`, headers })] });
  class Socket extends WebSocket {
    constructor(url) {
      super(url, { headers });
    }
  }
  const socket = createWSClient({
    url: `${origin.replace('http', 'ws')}/trpc`,
    WebSocket: Socket,
    retryDelayMs: () => 100,
  });
  const retry = retryLink({ retry: ({ error }) => !isFinal(error), retryDelayMs: () => 100 });
  const live = createTRPCClient({ links: [retry, wsLink({ client: socket })] });
  onTestFinished(() => socket.close());

  const client = { log: null, faults: [], send, edit };
  let lastId = 0;
  function receive({ id, data: event }) {
    if (Number(id) <= lastId) client.faults.push(`the id ${id} came after ${lastId}`);
    lastId = Number(id);
    const next = event.type === 'changed' ? applyRoomChanged(client.log, event) : null;
    if (!next) client.faults.push(`${event.type} up to ${event.to}, at ${client.log.version}`);
    else client.log = next;
  }

  /** Sends until there is an answer, under one client id. */
  async function send(text) {
    const message = { roomId, clientId: randomUUID(), text };
    return { clientId: message.clientId, ...(await untilAnswered(() => calls.messages.send.mutate(message))) };
  }
  async function edit(seq, text) {
    return untilAnswered(() => calls.messages.edit.mutate({ roomId, seq, text }));
  }
  client.start = async () => {
    client.log = startRoomLog(await calls.messages.list.query({ roomId }));
    const lastEventId = client.log.version;
    live.rooms.live.subscribe(
      { roomId, lastEventId },
      { onData: receive, onError: (error) => client.faults.push(error.message) },
    );
  };
  client.listAll = async () => (await calls.messages.list.query({ roomId, around: 50, limit: 100 })).messages;
  return client;
}

async function untilAnswered(call) {
  const deadline = AbortSignal.timeout(patienceMs);
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (isFinal(error)) throw error;
      deadline.throwIfAborted();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Everybody talks and corrects themself while `disturb` does its worst; afterwards nothing may be missing, doubled or stale. */
async function talkThrough(disturb) {
  const postgres = await ownPostgres();
  const server = await ownServer(postgres.url);
  const { people, roomId } = await peopleInARoom(postgres.url);
  const clients = people.map((person) => openClient(server.origin, person, roomId));
  await Promise.all(clients.map((client) => client.start()));

  const acknowledged = [];
  const disturbances = [0.25, 0.6].map((share) => Math.floor(share * senders * messagesEach));
  let disturbed = Promise.resolve();
  let times = 0;
  async function disturbOnce() {
    await disturb({ postgres, server });
    times += 1;
  }
  async function talk(client, who) {
    for (let i = 0; i < messagesEach; i++) {
      const message = await client.send(`${who} says ${i}`);
      acknowledged.push(message);
      if (disturbances.includes(acknowledged.length)) disturbed = disturbed.then(disturbOnce);
      if (i % 5 === 0) await client.edit(message.seq, `${who} corrects ${i}`);
    }
  }
  await Promise.all(clients.map(talk));
  await disturbed;
  expect(times).toBe(disturbances.length);

  await using opened = openDb(postgres.url, 2);
  const stored = await opened.db.message.findMany({ where: { roomId }, orderBy: { seq: 'asc' } });
  const { version } = await opened.db.room.findUniqueOrThrow({ where: { id: roomId } });
  return { clients, acknowledged, stored, version };
}

async function expectNothingLost({ clients, acknowledged, stored, version }) {
  const clientIds = stored.map(({ clientId }) => clientId);
  expect(clientIds.toSorted()).toEqual(acknowledged.map(({ clientId }) => clientId).toSorted());
  for (const { clientId, seq } of acknowledged) expect(clientIds[seq - 1]).toBe(clientId);
  await expect
    .poll(() => clients.map(({ log }) => log.version), { timeout: patienceMs })
    .toEqual(clients.map(() => version));
  const rows = stored.map(({ seq, version: changed, text }) => ({ seq, version: changed, text }));
  for (const { log, faults } of clients) {
    expect(faults).toEqual([]);
    const shown = [...log.messages.values()].toSorted((a, b) => a.seq - b.seq);
    expect(shown.map(({ seq, version: changed, text }) => ({ seq, version: changed, text }))).toEqual(rows);
  }
}

test('the server is killed while people talk: they are back by themselves, and nothing is missing, doubled or stale', async () => {
  const result = await talkThrough(async ({ server }) => {
    await server.kill();
    await server.start();
  });
  await expectNothingLost(result);
}, 240_000);

test('Postgres is restarted while people talk: the server goes on, and nothing is missing, doubled or stale', async () => {
  const result = await talkThrough(({ postgres }) => postgres.restart());
  await expectNothingLost(result);
}, 240_000);
