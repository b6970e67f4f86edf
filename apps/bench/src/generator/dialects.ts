/** What is said to a server of each kind: how to connect, how to follow a room, how to send to one. */
import { v7 } from 'uuid';

/** Somebody who connects. `id` is the JSON-RPC id of their subscription. */
export interface Guest {
  roomId: string;
  id: number;
  token: string;
  lastEventId: number;
}

/** What is said once the answer to what was said before has come: text to wait for, then text to say. */
export interface Step {
  await?: string;
  say?: string;
}

interface Outgoing {
  id: number;
  roomId: string;
  text: string;
}

interface Dialect {
  path: (guest: Guest) => string;
  /** For somebody who follows a room. */
  follow: (guest: Guest) => Step[];
  /** For somebody who only sends. */
  greet: (guest: Guest) => Step[];
  message: (outgoing: Outgoing) => string;
  /** Whether whoever sends is answered with the message. */
  isAnswered: boolean;
}

const follow = (id: number, path: string, input?: unknown) =>
  JSON.stringify({ id, method: 'subscription', params: { path, input } });

const call = (id: number, path: string, input: unknown) =>
  JSON.stringify({ id, method: 'mutation', params: { path, input } });

/** Asks for a page of a room's history. */
export const listCall = (id: number, input: { roomId: string; before: number }) =>
  JSON.stringify({ id, method: 'query', params: { path: 'messages.list', input } });

const started: Step = { await: '"started"' };
const socketIoHello: Step[] = [{ await: '0{', say: '40' }, { await: '40{' }];

export const dialects = {
  rawWs: {
    path: ({ roomId }) => `/?room=${roomId}`,
    follow: () => [{ await: '"ok"' }],
    greet: () => [{ await: '"ok"' }],
    message: ({ roomId, text }) => JSON.stringify({ roomId, text }),
    isAnswered: false,
  },
  socketIo: {
    path: () => '/socket.io/?EIO=4&transport=websocket',
    follow: ({ roomId }) => [
      ...socketIoHello,
      { say: `420${JSON.stringify(['join', roomId])}` },
      { await: '430["joined"]' },
    ],
    greet: () => socketIoHello,
    message: ({ roomId, text }) => `42${JSON.stringify(['send', roomId, text])}`,
    isAnswered: false,
  },
  stockTrpc: {
    path: () => '/trpc',
    follow: ({ id, roomId }) => [{ say: follow(id, 'live', { roomId }) }, started],
    greet: () => [],
    message: ({ id, roomId, text }) => call(id, 'send', { roomId, text }),
    isAnswered: false,
  },
  parley: {
    path: () => '/trpc',
    follow: ({ id, roomId, lastEventId }) => [
      { say: follow(id, 'rooms.live', { roomId, lastEventId: String(lastEventId) }) },
      started,
    ],
    greet: () => [],
    message: ({ id, roomId, text }) => call(id, 'messages.send', { roomId, text, clientId: v7() }),
    isAnswered: true,
  },
  /** A tab that follows what concerns its person, and no room: no message comes to it, only that there is one. */
  parleyMe: {
    path: () => '/trpc',
    follow: ({ id }) => [{ say: follow(id, 'me.live') }, { await: '"snapshot"' }],
    greet: () => [],
    message: ({ id, roomId, text }) => call(id, 'messages.send', { roomId, text, clientId: v7() }),
    isAnswered: true,
  },
} satisfies Record<string, Dialect>;

export type DialectName = keyof typeof dialects;
