import type { Deps, SignedIn } from '@parley/api/context';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SessionCookie } from './session-cookie.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose session the request's cookie holds. */
    signedIn: SignedIn | null;
  }
}

/**
 * Finds out who asks, before any route runs, an upgrade to a WebSocket included. A session that was renewed gets its cookie
 * anew: with the answer, or with the upgrade's answer, which only the WebSocket server can add to.
 */
export function addSessionHook(app: FastifyInstance, deps: Deps, cookie: SessionCookie): void {
  const renewals = new WeakMap<FastifyRequest['raw'], string>();
  app.decorateRequest('signedIn', null);

  app.addHook('preValidation', async (request, reply) => {
    const token = request.cookies[cookie.name];
    const session = token ? await deps.sessions.validate(token) : null;
    if (!token || !session) return;
    request.signedIn = { sessionId: session.id, userId: session.userId };
    if (!session.isRenewed) return;
    const options = { ...cookie.options, expires: session.expiresAt };
    if (request.ws) renewals.set(request.raw, app.serializeCookie(cookie.name, token, options));
    else reply.setCookie(cookie.name, token, options);
  });

  app.websocketServer.on('headers', (headers, request) => {
    const renewal = renewals.get(request);
    if (renewal) headers.push(`Set-Cookie: ${renewal}`);
  });
}
