import type { Deps } from '@parley/api/context';
import { endOauth, type OauthEnd } from '@parley/api/identities/service';
import { networkOf } from '@parley/api/network';
import { providers } from '@parley/contract/instance';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { httpContext } from '#http-context.ts';
import { refuse } from '#refusals.ts';
import type { SessionCookie } from '#session-cookie.ts';

const returnsPerAddress = { points: 60, perMs: 60_000 };

const provider = z.enum(providers);

const text = z.string().max(4_000).catch('');

/** Whatever else a provider adds is left alone; what is missing or given twice counts as empty. */
const Back = z.object({ state: text, code: text, error: text });

/** Where providers send people back to: `/oauth/google/callback`. It answers with the page that comes next. */
export async function oauthRoute(
  app: FastifyInstance,
  { deps, cookie }: { deps: Deps; cookie: SessionCookie },
): Promise<void> {
  app.get<{ Params: { provider: string } }>('/oauth/:provider/callback', async (request, reply) => {
    const { data: name } = provider.safeParse(request.params.provider);
    if (!name || !deps.oauth[name]) return reply.callNotFound();
    const waitMs = await deps.throttle.consume(`oauth:${networkOf(request.ip)}`, returnsPerAddress);
    if (waitMs > 0) return refuse(reply, 'rate_limited', 'too many requests');
    const end = await endOauth(httpContext({ deps, cookie }, request, reply), name, Back.parse(request.query));
    reply.header('cache-control', 'no-store');
    return reply.redirect(pathOf(end, name), 303);
  });
}

function pathOf(end: OauthEnd, name: string): string {
  if ('problem' in end) return problemPath(end, name);
  const redirect = end.path;
  if (end.left === 'username') return `/sign-up?${new URLSearchParams({ via: name, redirect })}`;
  if (end.left === 'code') return `/sign-in?${new URLSearchParams({ step: 'code', redirect })}`;
  return redirect;
}

function problemPath(end: Extract<OauthEnd, { problem: string }>, name: string): string {
  return `${end.isLink ? '/settings/linked' : '/sign-in'}?${new URLSearchParams({ problem: `${name}.${end.problem}` })}`;
}
