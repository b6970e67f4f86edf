import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Connection, Context, Deps } from '@parley/api/context';
import type { FrameSink } from '@parley/api/live/shared-frame';
import { type AppRouter, appRouter } from '@parley/api/router';
import { limits } from '@parley/contract/limits';
import type { TRPCError } from '@trpc/server';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import { getWSConnectionHandler, handleKeepAlive } from '@trpc/server/adapters/ws';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SessionCookie } from '#session-cookie.ts';
import { socketFrames } from '#socket-frames.ts';
import { endSocket, type Sockets } from '#sockets.ts';

const pingMs = 20_000;
const pongWaitMs = 5_000;
const userAgentMaxChars = 400;
const framesPerSecondMax = 100;
const tooManyFramesCode = 1008;

export interface TrpcOptions {
  deps: Deps;
  cookie: SessionCookie;
  sockets: Sockets;
  /** Whether what many are told alike is serialised once for all of them; else tRPC's own path, once for each. */
  sharesFrames: boolean;
}

/** The procedures: over HTTP in batches, and over a WebSocket each, for subscriptions. */
export async function trpcRoutes(app: FastifyInstance, options: TrpcOptions): Promise<void> {
  await app.register(fastifyTRPCPlugin, {
    trpcOptions: {
      router: appRouter,
      maxBatchSize: limits.callsPerBatchMax,
      createContext: ({ req, res }) => httpContext(options, req, res),
      onError: reportTo(options.deps),
    } satisfies FastifyTRPCPluginOptions<AppRouter>['trpcOptions'],
  });
  app.get('/', { websocket: true }, (socket, request) => serveSocket(app, options, { socket, request }));
}

type Socket = FastifyInstance['websocketServer']['clients'] extends Set<infer S> ? S : never;

function serveSocket(app: FastifyInstance, options: TrpcOptions, at: { socket: Socket; request: FastifyRequest }) {
  const { deps, sockets, sharesFrames } = options;
  const { socket, request } = at;
  const onError = reportTo(deps);
  const createContext = () => socketContext(deps, request, sharesFrames);
  const serving = { router: appRouter, wss: app.websocketServer, createContext, onError };
  getWSConnectionHandler({ ...serving, experimental_encoder: socketFrames(socket, sinkOf(at)) })(socket, request.raw);
  // Each socket at a time of its own: after a restart all of them connect at once.
  handleKeepAlive(socket, pingMs * (0.75 + Math.random() / 4), pongWaitMs);
  limitFrames(socket);
  if (request.signedIn) sockets.add(socket, request.signedIn).catch(deps.report);
}

/** Ends a socket that sends more than anybody's client would. */
function limitFrames(socket: Socket) {
  let count = 0;
  let until = 0;
  socket.on('message', () => {
    const now = performance.now();
    if (now >= until) {
      count = 0;
      until = now + 1_000;
    }
    count += 1;
    if (count > framesPerSecondMax) endSocket(socket, tooManyFramesCode, 'too many frames');
  });
}

function httpContext({ deps, cookie }: TrpcOptions, request: FastifyRequest, reply: FastifyReply): Context {
  return {
    ...askerOf(deps, request),
    connection: null,
    setSessionToken(session) {
      if (session) reply.setCookie(cookie.name, session.token, { ...cookie.options, expires: session.expiresAt });
      else reply.clearCookie(cookie.name, cookie.options);
    },
  };
}

function socketContext(deps: Deps, request: FastifyRequest, sharesFrames: boolean): Context {
  return {
    ...askerOf(deps, request),
    connection: { ...connectionOf(request), sharesFrames },
    setSessionToken() {
      throw new Error('A WebSocket has no headers to set');
    },
  };
}

function askerOf(deps: Deps, request: FastifyRequest) {
  const userAgent = (request.headers['user-agent'] ?? '').slice(0, userAgentMaxChars);
  return { deps, session: request.signedIn, client: { address: request.ip, userAgent } };
}

/** The stream under a WebSocket, for whole frames: without compression it holds nothing back that they could overtake. */
const sinkOf = ({ socket, request }: { socket: Socket; request: FastifyRequest }): FrameSink => ({
  get isOpen() {
    return socket.readyState === socket.OPEN;
  },
  get writableLength() {
    return request.raw.socket.writableLength;
  },
  write(frames) {
    request.raw.socket.write(frames);
  },
});

function connectionOf({ raw: { socket } }: FastifyRequest): Omit<Connection, 'sharesFrames'> {
  return {
    id: randomUUID(),
    subscriptionCount: 0,
    async drained(signal) {
      // The stream says so itself: it asks its writers to wait, and tells when it has caught up.
      if (socket.writableNeedDrain) await once(socket, 'drain', { signal }).catch(() => {});
    },
  };
}

const reportTo =
  ({ report }: Deps) =>
  ({ error }: { error: TRPCError }) => {
    if (error.code === 'INTERNAL_SERVER_ERROR') report(error.cause ?? error);
  };
