import { AppError } from '@parley/api/errors';
import { appRouter } from '@parley/api/router';
import { asTrpcError } from '@parley/api/trpc';
import type { ErrorCode } from '@parley/contract/errors';
import { getTRPCErrorFromUnknown, getTRPCErrorShape } from '@trpc/server';
import type { FastifyError, FastifyReply } from 'fastify';

/** Answers with an expected failure in the form that every procedure's error has, so that the client reads it alike. */
export function refuse(reply: FastifyReply, code: ErrorCode, message: string): FastifyReply {
  return send(reply, new AppError(code, message));
}

/** Answers an error that arose outside of the procedures; of an unexpected one nothing is told. */
export function refuseError(reply: FastifyReply, error: FastifyError): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status === 413) return refuse(reply, 'too_large', 'the request is too large');
  if (status >= 400 && status < 500) return refuse(reply, 'invalid', 'the request is malformed');
  return send(reply, error);
}

function send(reply: FastifyReply, cause: unknown) {
  const error = getTRPCErrorFromUnknown(asTrpcError(cause));
  const nowhere = { type: 'unknown', path: undefined, input: undefined, ctx: undefined } as const;
  const shape = getTRPCErrorShape({ config: appRouter._def._config, error, ...nowhere });
  return reply.code(shape.data.httpStatus).send({ error: shape });
}
