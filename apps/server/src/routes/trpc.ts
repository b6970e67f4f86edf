import type { IncomingMessage } from 'node:http';
import type { Context, Deps } from '@parley/api/context';
import { type AppRouter, appRouter } from '@parley/api/router';
import { limits } from '@parley/contract/limits';
import type { TRPCError } from '@trpc/server';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import { getWSConnectionHandler } from '@trpc/server/adapters/ws';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { askerOf, httpContext } from '#http-context.ts';
import type { SessionCookie } from '#session-cookie.ts';
import { SocketFrames } from '#socket-frames.ts';
import { SocketConnection, SocketSink } from '#socket-stream.ts';
import type { SocketWatch } from '#socket-watch.ts';
import type { Sockets } from '#sockets.ts';

export interface TrpcOptions {
  deps: Deps;
  cookie: SessionCookie;
  sockets: Sockets;
  watch: SocketWatch;
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
  app.get('/', { websocket: true, preHandler: letGo }, (socket, request) => {
    serveSocket(app, options, { socket, request });
  });
}

type Socket = FastifyInstance['websocketServer']['clients'] extends Set<infer S> ? S : never;

/** An upgrade is answered past Fastify: nothing of its answer has to live as long as the socket. */
async function letGo(request: FastifyRequest, reply: FastifyReply) {
  if (request.ws) reply.raw.detachSocket(request.raw.socket);
}

/** What is made here lives as long as the socket, so none of it holds the request. */
function serveSocket(app: FastifyInstance, options: TrpcOptions, at: { socket: Socket; request: FastifyRequest }) {
  const { socket, request } = at;
  socket.removeAllListeners('error').on('error', cut);
  const context = socketContext(options, request);
  const encoder = new SocketFrames(socket, new SocketSink(socket, request.raw.socket));
  serveProcedures(app, { socket, raw: request.raw, context, encoder });
  options.watch.add(socket);
  if (context.session) options.sockets.add(socket, context.session).catch(options.deps.report);
}

interface Serving {
  socket: Socket;
  raw: IncomingMessage;
  context: Context;
  encoder: SocketFrames;
}

function serveProcedures({ websocketServer: wss }: FastifyInstance, { socket, raw, context, encoder }: Serving) {
  const onError = reportTo(context.deps);
  const createContext = () => context;
  const handle = getWSConnectionHandler({
    ...{ router: appRouter, wss, createContext, onError, experimental_encoder: encoder },
  });
  handle(socket, raw);
}

function cut(this: Socket) {
  this.terminate();
}

function socketContext({ deps, sharesFrames }: TrpcOptions, request: FastifyRequest): Context {
  return {
    ...askerOf(deps, request),
    connection: new SocketConnection(request.raw.socket, sharesFrames),
    setSessionToken: refuseCookie,
    flowToken: null,
    setFlowToken: refuseCookie,
  };
}

function refuseCookie() {
  throw new Error('A WebSocket has no headers to set');
}

const reportTo =
  ({ report }: Deps) =>
  ({ error }: { error: TRPCError }) => {
    if (error.code === 'INTERNAL_SERVER_ERROR') report(error.cause ?? error);
  };
