import type { Deps } from '@parley/api/context';
import { AppError } from '@parley/api/errors';
import { admitUpload, receiveUpload } from '@parley/api/uploads/service';
import { limits } from '@parley/contract/limits';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '#refusals.ts';

/** Takes a picture in, as the request's whole body, whatever type and name it is said to have; answers its `UploadView`. */
export async function uploadRoute(app: FastifyInstance, { deps }: { deps: Deps }): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => done(null)); // it is read as it comes
  app.post('/', { bodyLimit: limits.pictureMaxBytes }, async (request, reply) => {
    if (!request.signedIn) return refuse(reply, 'unauthenticated', 'sign in first');
    // What is left of a body that was refused is not read.
    reply.header('connection', 'close');
    if (Number(request.headers['content-length'] ?? 0) > limits.pictureMaxBytes) {
      return refuse(reply, 'too_large', 'the file is too large');
    }
    try {
      await admitUpload(deps, request.signedIn.userId);
      const upload = await receiveUpload(deps, request.signedIn.userId, bodyOf(request));
      return reply.code(201).send(upload);
    } catch (error) {
      throw request.raw.destroyed && !(error instanceof AppError) ? new AppError('invalid', 'broken off') : error;
    }
  });
}

/** Whoever stops reading early leaves the connection open, for the answer. */
const bodyOf = ({ raw }: FastifyRequest): AsyncIterable<Uint8Array> => raw.iterator({ destroyOnReturn: false });
