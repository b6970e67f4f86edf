import type { Context, Deps } from '@parley/api/context';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { flowCookie, type SessionCookie } from './session-cookie.ts';

const userAgentMaxChars = 400;

/** Who asks by a request, with the cookies that its answer can set. */
export function httpContext(
  { deps, cookie }: { deps: Deps; cookie: SessionCookie },
  request: FastifyRequest,
  reply: FastifyReply,
): Context {
  const flow = flowCookie(cookie);
  const setter =
    ({ name, options }: SessionCookie) =>
    (value: { token: string; expiresAt: Date } | null) => {
      if (value) reply.setCookie(name, value.token, { ...options, expires: value.expiresAt });
      else reply.clearCookie(name, options);
    };
  return {
    ...askerOf(deps, request),
    connection: null,
    setSessionToken: setter(cookie),
    flowToken: request.cookies[flow.name] ?? null,
    setFlowToken: setter(flow),
  };
}

/** Who asks, by whatever way. */
export function askerOf(deps: Deps, request: FastifyRequest): Pick<Context, 'deps' | 'session' | 'client'> {
  const userAgent = (request.headers['user-agent'] ?? '').slice(0, userAgentMaxChars);
  return { deps, session: request.signedIn, client: { address: request.ip, userAgent } };
}
