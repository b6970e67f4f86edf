/** The product under test: its build, on a database of its own, with people, rooms and sessions as rows. */
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import { roomOf, testPeople } from '@parley/api/testing/rows';
import type { RoomId, UserId } from '@parley/contract/ids';
import { openDb } from '@parley/db';
import { migrateDeploy } from '@parley/db/migrate';
import type { RunningServer } from './baseline-process.ts';
import type { Guest } from './generator/dialects.ts';
import { startPinned } from './pinned-process.ts';

const build = new URL('../../server/dist/main.js', import.meta.url);
const startMaxMs = 30_000;
const pollMs = 50;
const dayMs = 86_400_000;
let databases = 0;

export interface Person {
  userId: UserId;
  /** What the session cookie holds. */
  token: string;
}

export interface Product extends RunningServer {
  databaseUrl: string;
  /** Ends the process and starts it again on the same port. */
  restart(): Promise<void>;
}

/** Starts the built server on a new database. `env` says what else its environment holds. */
export async function startProduct(env: Record<string, string> = {}): Promise<Product> {
  const databaseUrl = await createDatabase();
  const port = await freePort();
  const start = () =>
    startPinned(build, {
      core: 'server',
      env: { NODE_ENV: 'production', LOG_LEVEL: 'warn', DATABASE_URL: databaseUrl, PORT: String(port), ...env },
    });
  let started = start();
  await untilHealthy(port);
  const product: Product = {
    ...started,
    port,
    databaseUrl,
    async restart() {
      await started[Symbol.asyncDispose]();
      started = start();
      product.child = started.child;
      product.pid = started.pid;
      await untilHealthy(port);
    },
    [Symbol.asyncDispose]: () => started[Symbol.asyncDispose](),
  };
  return product;
}

/** A new database with every table of the product; answers its address. */
export async function createMigrated(): Promise<string> {
  const url = await createDatabase();
  await migrateDeploy({ url });
  return url;
}

async function createDatabase(): Promise<string> {
  const url = new URL(process.env.BENCH_DATABASE_URL ?? '');
  await using opened = openDb(url.href, 1);
  url.pathname = `/bench_${process.pid}_${++databases}`;
  await opened.pool.query(`CREATE DATABASE "${url.pathname.slice(1)}"`);
  return url.href;
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilHealthy(port: number) {
  const end = Date.now() + startMaxMs;
  while (!(await isHealthy(port))) {
    if (Date.now() > end) throw new Error('the server does not start');
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health`)).ok;
  } catch {
    return false;
  }
}

export interface World {
  people: Person[];
  roomIds: RoomId[];
}

/** So many people in one group, each signed in, with so many rooms. As rows: nothing of it is measured. */
export async function makeWorld(
  { databaseUrl }: { databaseUrl: string },
  size: { people: number; rooms: number },
): Promise<World> {
  await using opened = openDb(databaseUrl, 4);
  const { db } = opened;
  const userIds = await testPeople({ db }, size.people);
  const { groupId, topicId, roomId } = await roomOf({ db }, userIds);
  const others = Array.from({ length: size.rooms - 1 }, (_, i) => ({ groupId, topicId, name: `room ${i}` }));
  const rooms = await db.room.createManyAndReturn({ data: others, select: { id: true } });
  const people = userIds.map((userId) => ({ userId, token: randomBytes(32).toString('base64url') }));
  const expiresAt = new Date(Date.now() + 30 * dayMs);
  await db.session.createMany({ data: people.map(({ userId, token }) => ({ id: hash(token), userId, expiresAt })) });
  await opened.pool.query('ANALYZE');
  return { people, roomIds: [roomId, ...rooms.map(({ id }) => id as RoomId)] };
}

const hash = (token: string) => createHash('sha256').update(token).digest('hex');

/** These people as guests, spread evenly over the rooms, each from the room's beginning. */
export function guestsOf(people: Person[], roomIds: readonly string[]): Guest[] {
  return people.map(({ token }, i) => ({
    roomId: roomIds[i % roomIds.length] as string,
    id: 1,
    token,
    lastEventId: 0,
  }));
}
