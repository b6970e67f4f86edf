import { Readable } from 'node:stream';
import type { Deps } from '@parley/api/context';
import { getExportFile } from '@parley/api/exports/queries';
import { idField } from '@parley/contract/fields';
import type { ExportId } from '@parley/contract/ids';
import type { FastifyInstance } from 'fastify';
import { refuse } from '#refusals.ts';
import { notFound } from './web.ts';

const id = idField<ExportId>();

/** All that is kept of whoever is signed in, as a file to be saved. */
export async function exportRoute(app: FastifyInstance, { deps }: { deps: Deps }): Promise<void> {
  app.get<{ Params: { id: string } }>('/:id', async (request, reply) => {
    if (!request.signedIn) return refuse(reply, 'unauthenticated', 'sign in first');
    const { data } = id.safeParse(request.params.id);
    if (!data) return notFound(request, reply);
    const { userId } = request.signedIn;
    const { hash, bytes, createdAt } = await getExportFile(deps.db, { id: data, userId, now: deps.clock() });
    const stream = await deps.blobs.open(hash);
    if (!stream) return notFound(request, reply);
    reply.headers({
      'content-type': 'application/zip',
      'content-length': bytes,
      'content-disposition': `attachment; filename="parley-${createdAt.toISOString().slice(0, 10)}.zip"`,
      'cache-control': 'no-store',
    });
    return reply.send(Readable.from(stream, { objectMode: false }));
  });
}
