import cookiePlugin from '@fastify/cookie';
import websocket from '@fastify/websocket';
import type { Deps } from '@parley/api/context';
import { AppError } from '@parley/api/errors';
import { networkOf } from '@parley/api/network';
import type { ThrottleRule } from '@parley/api/ports/throttle';
import { limits } from '@parley/contract/limits';
import Fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance } from 'fastify';
import { isOutbox } from './adapters/outbox-mail.ts';
import type { Config } from './config.ts';
import { addSecurityHeaders } from './headers.ts';
import { allowedOrigins } from './origins.ts';
import { refuse, refuseError } from './refusals.ts';
import { devMailRoute } from './routes/dev-mail.ts';
import { exportRoute } from './routes/exports.ts';
import { healthRoute } from './routes/health.ts';
import { metricsRoute } from './routes/metrics.ts';
import { oauthRoute } from './routes/oauth.ts';
import { pictureRoute } from './routes/pictures.ts';
import { trpcRoutes } from './routes/trpc.ts';
import { uploadRoute } from './routes/uploads.ts';
import { notFound, webRoutes } from './routes/web.ts';
import { sessionCookie } from './session-cookie.ts';
import { addSessionHook } from './session-hook.ts';
import { watchSockets } from './socket-watch.ts';
import { createSockets } from './sockets.ts';

/** By address, over everything that asks the database: beyond any household's or office's use, and a bound for abuse. */
const callsPerAddress: ThrottleRule = { points: 1_000, perMs: 10_000 };
const pathMaxChars = 5_000;
/** Long enough for a picture over a slow line. */
const requestTimeoutMs = 120_000;
const goingAwayCode = 1001;
const goodbyeMs = 2_000;

/** The HTTP server, ready to listen. It doesn't own `deps`. */
export async function buildServer(deps: Deps, config: Config, logger: FastifyBaseLogger): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: logger,
    trustProxy: config.trustProxy,
    bodyLimit: limits.requestMaxBytes,
    requestTimeout: requestTimeoutMs,
    routerOptions: { maxParamLength: pathMaxChars },
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const isExpected = error instanceof AppError || (error.statusCode ?? 500) < 500;
    if (!isExpected) request.log.error(error);
    return refuseError(reply, error);
  });
  // One that takes no more connections keeps none either: the next request goes to another process.
  app.addHook('onSend', async (_request, reply) => {
    if (!app.server.listening) reply.header('connection', 'close');
  });
  await app.register(websocket, { options: { maxPayload: limits.frameMaxBytes }, preClose: closeSockets });
  addSecurityHeaders(app, config);
  await app.register(cookiePlugin);
  await app.register(healthRoute, { deps });
  if (config.metricsToken) metricsRoute(app, deps, config.metricsToken);
  await app.register((scope) => addProduct(scope, deps, config));
  if (isOutbox(deps.mailer)) await app.register(devMailRoute, { outbox: deps.mailer });
  if (config.webRoot) await app.register(webRoutes, { root: config.webRoot });
  else app.setNotFoundHandler(notFound);
  return app;
}

/** Tells the sockets that the server ends, so that they come back to the next one; who doesn't answer is cut. */
function closeSockets(this: FastifyInstance, done: () => void) {
  const { clients } = this.websocketServer;
  for (const socket of clients) socket.close(goingAwayCode, 'server ends');
  setTimeout(() => {
    for (const socket of clients) socket.terminate();
  }, goodbyeMs).unref();
  this.websocketServer.close(done);
}

/** What people's browsers ask, as those who are signed in there: from our own pages, and no more than anybody would. */
async function addProduct(app: FastifyInstance, deps: Deps, config: Config) {
  const isAllowed = allowedOrigins(config);
  const cookie = sessionCookie(config);
  const sockets = createSockets(deps);
  const watch = watchSockets();
  app.addHook('onClose', async () => {
    sockets[Symbol.dispose]();
    watch[Symbol.dispose]();
  });

  app.addHook('onRequest', async (request, reply) => {
    const mayChangeThings = request.ws || request.method !== 'GET';
    if (mayChangeThings && !isAllowed(request.headers.origin)) return refuse(reply, 'forbidden', 'origin not allowed');
    const waitMs = await deps.throttle.consume(`http:${networkOf(request.ip)}`, callsPerAddress);
    if (waitMs > 0) return refuse(reply, 'rate_limited', 'too many requests');
  });
  addSessionHook(app, deps, cookie);
  const { sharesFrames } = config;
  await app.register((scope) => trpcRoutes(scope, { deps, cookie, sockets, watch, sharesFrames }), { prefix: '/trpc' });
  await app.register(oauthRoute, { deps, cookie });
  await app.register(exportRoute, { prefix: '/exports', deps });
  await app.register(uploadRoute, { prefix: '/uploads', deps });
  await app.register(pictureRoute, { prefix: '/pictures', deps });
}
