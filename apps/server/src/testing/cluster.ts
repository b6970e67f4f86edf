import { randomUUID } from 'node:crypto';
import type { AppRouter } from '@parley/api/router';
import { testDatabase } from '@parley/api/testing/database';
import type { ClientId, GroupId, RoomId } from '@parley/contract/ids';
import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import { expect, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { freePort, startCommand } from './processes.ts';
import { testRedis } from './redis.ts';
import { ana, type Visitor, visit } from './visitor.ts';

const patient = { timeout: 40_000, interval: 50 };

export type ServerProcess = Awaited<ReturnType<typeof startServer>>;

async function startServer(env: Record<string, string>) {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const { child, output } = startCommand('dist/main.js', [], { NODE_ENV: 'production', ...env, PORT: `${port}` });
  const health = async () => {
    const response = await fetch(`${origin}/health`);
    return `${response.status} ${((await response.json()) as { status: string }).status}`;
  };
  await expect.poll(() => health().catch(String), patient).toMatch(/^200/);
  return { child, output, origin, health };
}

/** Built server processes on one database and one Redis, as an operator runs them. */
export async function testCluster(environments: Record<string, string>[] = [{}, {}]) {
  const redis = await testRedis();
  const database = await testDatabase();
  const env = { DATABASE_URL: database.url, REDIS_URL: redis.url };
  const [one, two] = await Promise.all(environments.map((each) => startServer({ ...env, ...each })));
  if (!one || !two) throw new Error('there are two at least');
  return { redis, database, env, one, two };
}

/** Olga, who has made a group with a room, and Tom, who has joined it. */
export async function twoPeople({ origin }: Pick<ServerProcess, 'origin'>) {
  const [olga, tom] = [visit({ origin }), visit({ origin })];
  await olga.trpc.auth.signUp.mutate({ ...ana, username: 'olga', displayName: 'Olga', email: 'olga@example.org' });
  const club = { name: 'Club', description: '', category: 'other', isPublic: true } as const;
  const { id: groupId } = await olga.trpc.groups.create.mutate(club);
  await tom.trpc.auth.signUp.mutate({ ...ana, username: 'tom', displayName: 'Tom', email: 'tom@example.org' });
  await tom.trpc.groups.join.mutate({ groupId });
  const [room] = (await olga.trpc.groups.get.query({ groupId })).rooms;
  return { groupId, roomId: room?.id as RoomId, olga, tom };
}

/** The same person at another server. */
export function alsoAt({ origin }: Pick<ServerProcess, 'origin'>, { jar }: Visitor): Visitor {
  const visitor = visit({ origin });
  visitor.jar.cookie = jar.cookie;
  return visitor;
}

/** Says something in the room. */
export function say({ trpc }: Visitor, roomId: RoomId, text: string) {
  return trpc.messages.send.mutate({ roomId, clientId: randomUUID() as ClientId, text });
}

/** Somebody's tab with the group and the room open: the ordinary client, which connects to wherever `origin` says then. */
export function openTab({ jar }: Visitor, at: { groupId: GroupId; roomId: RoomId }, origin: () => string) {
  const seen = { texts: [] as string[], online: [] as string[], errors: [] as unknown[], sockets: [] as WebSocket[] };
  class Socket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: jar.cookie, origin: url.replace('ws', 'http').replace('/trpc', '') } });
      seen.sockets.push(this);
    }
  }
  const url = () => `${origin().replace('http', 'ws')}/trpc`;
  const client = createWSClient({ url, WebSocket: Socket as never, retryDelayMs: (attempt) => (attempt ? 50 : 0) });
  onTestFinished(() => client.close());
  const live = createTRPCClient<AppRouter>({ links: [wsLink({ client })] });
  const onError = (error: unknown) => void seen.errors.push(error);
  live.me.live.subscribe(undefined, { onError });
  live.rooms.live.subscribe(
    { roomId: at.roomId, lastEventId: 0 },
    {
      onError,
      onData: ({ data: event }) => {
        if (event.type === 'changed') seen.texts.push(...event.messages.map(({ text }) => text));
      },
    },
  );
  live.groups.presence.subscribe(
    { groupId: at.groupId },
    {
      onError,
      onData: ({ online }) => {
        seen.online = (online ?? []).map(({ person }) => person.displayName);
      },
    },
  );
  return seen;
}
