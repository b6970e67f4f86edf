import type { Deps } from '@parley/api/context';
import type { FastifyInstance } from 'fastify';

/**
 * Whether this process can serve: 200 when the database answers, else 503. While Redis is away it is `degraded`, and 200 all the
 * same: it serves, and to take it out would only burden the others, which lack Redis too. One query.
 */
export async function healthRoute(app: FastifyInstance, { deps }: { deps: Deps }): Promise<void> {
  app.get('/health', { logLevel: 'warn' }, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      await deps.db.$queryRaw`SELECT 1`;
      return { status: deps.bus.isUp() ? 'ok' : 'degraded' };
    } catch (error) {
      deps.report(error);
      return reply.code(503).send({ status: 'unavailable' });
    }
  });
}
