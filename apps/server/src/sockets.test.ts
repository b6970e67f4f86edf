import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { SessionId, UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import { expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { createSockets, sessionEndedCode } from './sockets.ts';
import { testServer } from './testing/server.ts';
import { ana, framesOf, visit } from './testing/visitor.ts';

async function signedIn() {
  const server = await testServer();
  const visitor = visit(server);
  await visitor.trpc.auth.signUp.mutate(ana);
  return { ...server, visitor };
}

const within = { timeout: 1_000, interval: 10 };
const subscribe = (id: number) => JSON.stringify({ id, method: 'subscription', params: { path: 'me.live' } });

async function opened(socket: WebSocket) {
  await once(socket, 'open');
  return { socket, frames: framesOf(socket) };
}

async function closed(socket: WebSocket): Promise<number> {
  const [code] = await once(socket, 'close');
  return code as number;
}

const startedIn = (frames: unknown[]) =>
  frames.filter((frame) => (frame as { result?: { type?: string } }).result?.type === 'started').length;

test('predecessor defect 8: signing out closes the sockets of that session within a second, and no others', async () => {
  const { visitor, origin } = await signedIn();
  const phone = visit({ origin });
  await phone.trpc.auth.signIn.mutate({ name: 'ana', password: ana.password });
  const tabs = await Promise.all([visitor, visitor, phone].map((each) => opened(each.openSocket())));
  for (const { socket } of tabs) socket.send(subscribe(1));
  await vi.waitFor(() => expect(tabs.map(({ frames }) => startedIn(frames))).toEqual([1, 1, 1]));

  const ends = tabs.slice(0, 2).map(({ socket }) => closed(socket));
  const before = performance.now();
  await visitor.trpc.auth.signOut.mutate();
  expect(await Promise.all(ends)).toEqual([sessionEndedCode, sessionEndedCode]);
  expect(performance.now() - before).toBeLessThan(1_000);
  expect(tabs[2]?.socket.readyState).toBe(1);
});

test('predecessor defect 8: a device that is signed out from another one, or by a new password, loses its socket', async () => {
  const { visitor, origin } = await signedIn();
  const next = 'a wholly different one';
  const phone = visit({ origin });
  await phone.trpc.auth.signIn.mutate({ name: 'ana', password: ana.password });
  const first = (await opened(phone.openSocket())).socket;
  await visitor.trpc.auth.endOtherSessions.mutate();
  expect(await closed(first)).toBe(sessionEndedCode);

  await phone.trpc.auth.signIn.mutate({ name: 'ana', password: ana.password });
  const second = (await opened(phone.openSocket())).socket;
  await visitor.trpc.users.changePassword.mutate({ current: ana.password, password: next });
  expect(await closed(second)).toBe(sessionEndedCode);
});

test('a session that ends without a word, as when it runs out, loses its socket at the next look', async () => {
  const { visitor, app, deps, database } = await signedIn();
  const { socket } = await opened(visitor.openSocket());
  const session = await database.db.session.findFirstOrThrow();
  using sockets = createSockets(deps, { sweepMs: 20 });
  for (const client of app.websocketServer.clients) {
    await sockets.add(client, { sessionId: session.id as SessionId, userId: session.userId as UserId });
  }
  await database.db.session.updateMany({ data: { expiresAt: new Date() } });
  expect(await closed(socket)).toBe(sessionEndedCode);
});

test('somebody who comes while the sessions are being looked at keeps their socket', async () => {
  const { visitor, app, origin, deps } = await signedIn();
  const phone = visit({ origin });
  await phone.trpc.auth.signIn.mutate({ name: 'ana', password: ana.password });
  const tabs = [await opened(visitor.openSocket()), await opened(phone.openSocket())];
  const clients = [...app.websocketServer.clients];
  const sessions = await deps.db.session.findMany({ orderBy: { createdAt: 'asc' } });
  let looks = 0;

  function come(who: number) {
    const { id: sessionId, userId } = sessions[who] as never as { id: SessionId; userId: UserId };
    return sockets.add(clients[who] as WebSocket, { sessionId, userId });
  }
  async function findMany(query: Parameters<typeof deps.db.session.findMany>[0]) {
    const found = await deps.db.session.findMany(query);
    if (++looks === 1) await come(1);
    return found;
  }
  using sockets = createSockets({ ...deps, db: { session: { findMany } } as never }, { sweepMs: 20 });
  await come(0);
  await vi.waitFor(() => expect(looks).toBeGreaterThan(2), within);
  expect(tabs.map(({ socket }) => socket.readyState)).toEqual([1, 1]);
});

test('predecessor defect 11: one bad frame hurts nobody, not even its sender', async () => {
  const { visitor, deps } = await signedIn();
  const bad = await opened(visitor.openSocket());
  const good = await opened(visitor.openSocket());
  const nonsense = [
    '{',
    '',
    '[]',
    'null',
    '[[[',
    '{"id":1}',
    '{"id":null,"method":"query"}',
    '"',
    subscribe(1).slice(1),
  ];
  for (const frame of nonsense) bad.socket.send(frame);
  bad.socket.send(JSON.stringify({ id: 5, method: 'subscription', params: { path: 'no.such', input: {} } }));
  for (const { socket } of [bad, good]) socket.send(subscribe(7));
  await vi.waitFor(() => expect([startedIn(bad.frames), startedIn(good.frames)]).toEqual([1, 1]), within);
  expect(bad.frames).toContainEqual(expect.objectContaining({ id: 5, error: expect.anything() }));
  await vi.waitFor(async () => expect((await deps.presence.listOnline()).size).toBe(1), within);
});

test('predecessor defect 11: a socket that breaks leaves nobody online', async () => {
  const { visitor, deps } = await signedIn();
  const disconnected = vi.spyOn(deps.presence, 'disconnect');
  const { socket, frames } = await opened(visitor.openSocket());
  socket.send(subscribe(1));
  await vi.waitFor(() => expect(startedIn(frames)).toBe(1));
  await vi.waitFor(async () => expect((await deps.presence.listOnline()).size).toBe(1), within);
  socket.terminate();
  await vi.waitFor(() => expect(disconnected).toHaveBeenCalledTimes(1), within);
});

test('a frame that is too large ends its own socket alone', async () => {
  const { visitor } = await signedIn();
  const bad = await opened(visitor.openSocket());
  const good = await opened(visitor.openSocket());
  bad.socket.send('x'.repeat(limits.frameMaxBytes + 1));
  expect(await closed(bad.socket)).toBe(1009);
  good.socket.send(subscribe(1));
  await vi.waitFor(() => expect(startedIn(good.frames)).toBe(1), within);
});

test('a flood of frames ends its own socket', async () => {
  const { visitor } = await signedIn();
  const { socket } = await opened(visitor.openSocket());
  for (let i = 0; i < 200; i++) socket.send('PING');
  expect(await closed(socket)).toBe(1008);
});

/** A browser that never answers a goodbye, and goes on talking. */
async function openDeaf(visitor: Awaited<ReturnType<typeof signedIn>>['visitor']) {
  const { socket } = await opened(visitor.openSocket());
  const { _socket: wire } = socket as unknown as { _socket: Socket };
  wire.removeAllListeners('data').resume();
  const rename = (displayName: string) =>
    socket.send(JSON.stringify({ id: 1, method: 'mutation', params: { path: 'users.edit', input: { displayName } } }));
  return { socket, rename, cut: once(wire, 'close') };
}

const nameNow = async ({ database }: Pick<Awaited<ReturnType<typeof signedIn>>, 'database'>) =>
  (await database.db.user.findFirstOrThrow()).displayName;

test('a device that was signed out and does not hang up is not heard any more, and is cut', async () => {
  const server = await signedIn();
  const { rename, cut } = await openDeaf(server.visitor);
  rename('Before');
  await vi.waitFor(async () => expect(await nameNow(server)).toBe('Before'), within);
  await server.visitor.trpc.auth.signOut.mutate();
  rename('After');
  await cut;
  expect(await nameNow(server)).toBe('Before');
});

test('whoever floods and does not hang up is not heard any more', async () => {
  const server = await signedIn();
  const { socket, rename, cut } = await openDeaf(server.visitor);
  for (let i = 0; i < 200; i++) socket.send('PING');
  rename('After');
  await cut;
  expect(await nameNow(server)).toBe(ana.displayName);
});

test('a frame holds fifty calls, and not one more', async () => {
  const { visitor } = await signedIn();
  const { socket, frames } = await opened(visitor.openSocket());
  const ask = (count: number) =>
    Array.from({ length: count }, (_, id) => ({ id, method: 'query', params: { path: 'auth.session' } }));
  socket.send(JSON.stringify(ask(limits.callsPerFrameMax + 1)));
  await vi.waitFor(() => expect(frames).toEqual([expect.objectContaining({ id: null, error: expect.anything() })]));
  socket.send(JSON.stringify(ask(limits.callsPerFrameMax)));
  await vi.waitFor(() => expect(frames).toHaveLength(1 + limits.callsPerFrameMax), { timeout: 10_000 });
});

test('nothing is followed over HTTP, where nobody counts the streams', async () => {
  const { visitor } = await signedIn();
  const { id: groupId } = await visitor.trpc.groups.create.mutate({
    ...{ name: 'Club', description: '', category: 'other', isPublic: false },
  });
  const input = encodeURIComponent(JSON.stringify({ groupId }));
  const response = await visitor.request(`/trpc/groups.presence?input=${input}`);
  expect(await response.text()).toContain('needs a WebSocket');
});

test('the 21st subscription of a socket is refused; the others go on, and an end makes room', async () => {
  const { visitor } = await signedIn();
  const { socket, frames } = await opened(visitor.openSocket());
  const max = limits.subscriptionsPerSocketMax;
  const snapshots = () => frames.filter((frame) => JSON.stringify(frame).includes('"snapshot"')).length;
  for (let id = 1; id <= max; id++) socket.send(subscribe(id));
  await vi.waitFor(() => expect(snapshots()).toBe(max));

  socket.send(subscribe(max + 1));
  const refusal = expect.objectContaining({ data: expect.objectContaining({ reason: 'rate_limited' }) });
  await vi.waitFor(() => expect(frames).toContainEqual({ id: max + 1, error: refusal }), within);

  socket.send(JSON.stringify({ id: 3, method: 'subscription.stop' }));
  await vi.waitFor(() => expect(frames).toContainEqual({ id: 3, result: { type: 'stopped' } }), within);
  socket.send(subscribe(max + 2));
  await vi.waitFor(() => expect(snapshots()).toBe(max + 1), within);
});

test('what somebody leaves before it has begun ends all the same', async () => {
  const { visitor } = await signedIn();
  const { socket, frames } = await opened(visitor.openSocket());
  const max = limits.subscriptionsPerSocketMax;
  for (let id = 1; id <= max; id++) {
    socket.send(subscribe(id));
    socket.send(JSON.stringify({ id, method: 'subscription.stop' }));
  }
  const stops = () => frames.filter((frame) => JSON.stringify(frame).includes('"stopped"')).length;
  await vi.waitFor(() => expect(stops()).toBe(max), within);
  for (let id = 1; id <= max; id++) socket.send(subscribe(max + id));
  const snapshots = () => frames.filter((frame) => JSON.stringify(frame).includes('"snapshot"')).length;
  await vi.waitFor(() => expect(snapshots()).toBe(max), within);
});

test('the ordinary client follows and comes back by itself after its socket was cut', async () => {
  const { visitor, app } = await signedIn();
  const { live, sockets } = visitor.openLive();
  const types: string[] = [];
  live.me.live.subscribe(undefined, { onData: (event) => void types.push(event.type) });
  await vi.waitFor(() => expect(types).toEqual(['snapshot']));
  for (const socket of app.websocketServer.clients) socket.terminate();
  await vi.waitFor(() => expect(types).toEqual(['snapshot', 'snapshot']));
  expect(sockets).toHaveLength(2);
  await visitor.trpc.users.edit.mutate({ displayName: 'Ana Kovač' });
  await vi.waitFor(() => expect(types).toContain('profileChanged'));
});
