import { Readable } from 'node:stream';
import type { Deps } from '@parley/api/context';
import { getOriginal, getPictureFile } from '@parley/api/pictures/queries';
import { idField } from '@parley/contract/fields';
import type { PictureId } from '@parley/contract/ids';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { refuse } from '#refusals.ts';
import { notFound } from './web.ts';

const yearSeconds = 365 * 24 * 60 * 60;
const types = { avif: 'image/avif', webp: 'image/webp' };
const id = idField<PictureId>();

type Format = keyof typeof types;

/**
 * The files of pictures, which never change under their addresses; whole or in part, for those who may see them. No file's content says
 * what type it is of: there are these two, and both were made here.
 */
export async function pictureRoute(app: FastifyInstance, { deps }: { deps: Deps }): Promise<void> {
  // What it was made from: as it was sent, so that it is nothing that a browser would open.
  app.get<{ Params: { id: string } }>('/:id/original', async (request, reply) => {
    if (!request.signedIn) return refuse(reply, 'unauthenticated', 'sign in first');
    const pictureId = id.safeParse(request.params.id);
    if (!pictureId.success) return notFound(request, reply);
    const { hash } = await getOriginal(deps.db, pictureId.data, request.signedIn.userId);
    const stream = await deps.blobs.open(hash);
    if (!stream) return notFound(request, reply);
    reply.headers({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'cache-control': 'private, no-store',
    });
    return reply.send(Readable.from(stream, { objectMode: false }));
  });

  app.get<{ Params: { id: string; name: string; format: string } }>('/:id/:name.:format', async (request, reply) => {
    if (!request.signedIn) return refuse(reply, 'unauthenticated', 'sign in first');
    const { name, format } = request.params;
    const pictureId = id.safeParse(request.params.id);
    if (!pictureId.success || !(format in types)) return notFound(request, reply);
    const at = { pictureId: pictureId.data, name: `${name}.${format}` };
    const { hash, bytes } = await getPictureFile(deps.db, at, request.signedIn.userId);

    const part = partOf(request.headers.range, bytes);
    if (part === null) return reply.code(416).header('content-range', `bytes */${bytes}`).send();
    const stream = await deps.blobs.open(hash, part);
    if (!stream) return notFound(request, reply);
    reply.headers({
      'content-type': types[format as Format],
      'content-length': part ? part.last - part.first + 1 : bytes,
      'cache-control': `private, max-age=${yearSeconds}, immutable`,
      'accept-ranges': 'bytes',
      etag: `"${hash}"`,
    });
    return send(reply, stream, part && `bytes ${part.first}-${part.last}/${bytes}`);
  });
}

function send(reply: FastifyReply, stream: AsyncIterable<Uint8Array>, contentRange: string | undefined) {
  if (contentRange) reply.code(206).header('content-range', contentRange);
  return reply.send(Readable.from(stream, { objectMode: false }));
}

/** The one part that is asked for; undefined for the whole, null for what isn't there. What isn't understood is the whole. */
function partOf(range: string | undefined, bytes: number) {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (!from && !to) return undefined;
  const first = from ? Number(from) : Math.max(0, bytes - Number(to));
  const last = from && to ? Math.min(Number(to), bytes - 1) : bytes - 1;
  return first <= last ? { first, last } : null;
}
