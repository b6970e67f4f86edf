import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '#refusals.ts';

const yearSeconds = 365 * 24 * 60 * 60;

/**
 * The built client, in the compressed copies that lie beside its files, where they do. What lies in `assets` has its content's hash in its name and never changes; everything else is asked for
 * again. Whatever a person may have as an address shows the app, which finds its page by itself; a missing file is a 404.
 */
export async function webRoutes(app: FastifyInstance, { root }: { root: string }): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    index: false,
    wildcard: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => reply.header('cache-control', cachingOf(path.slice(root.length))),
  });
  app.get('/', (_request, reply) => reply.sendFile('index.html'));
  app.setNotFoundHandler((request, reply) => {
    if (isNavigation(request)) return reply.sendFile('index.html');
    return notFound(request, reply);
  });
}

/** The answer for what isn't there. */
export function notFound(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return refuse(reply, 'not_found', 'there is nothing here');
}

function cachingOf(path: string) {
  return /^[/\\]?assets[/\\]/.test(path) ? `public, max-age=${yearSeconds}, immutable` : 'no-cache';
}

/** A browser that goes to an address wants a page; one that loads a script or a picture does not. */
function isNavigation({ method, url, headers }: FastifyRequest) {
  const path = url.split('?', 1)[0] ?? '';
  const wantsPage = method === 'GET' && (headers.accept ?? '').includes('text/html');
  return wantsPage && !path.startsWith('/assets/') && !path.startsWith('/trpc');
}
