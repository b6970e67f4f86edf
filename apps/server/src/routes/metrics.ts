import { createHash, timingSafeEqual } from 'node:crypto';
import type { Deps } from '@parley/api/context';
import { getIndexLag } from '@parley/api/search/queries';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { refuse } from '#refusals.ts';

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** `GET /metrics` in Prometheus's text format, for whoever sends the token as a bearer token. One query for each reading. */
export function metricsRoute(app: FastifyInstance, deps: Deps, token: string): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  countRequests(app, registry);
  showConnections(app, deps, registry);
  const readings = [showJobs(deps, registry), showLag(deps, registry)];

  app.get('/metrics', { logLevel: 'warn' }, async (request, reply) => {
    if (!isAlike(request.headers.authorization ?? '', `Bearer ${token}`)) {
      return refuse(reply, 'unauthenticated', 'the token of METRICS_TOKEN is missing');
    }
    for (const read of readings) await read().catch(deps.report); // what is measured here is wanted most when the database is away
    return reply
      .type(registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics());
  });
}

/** Compares in the same time, whatever is sent. */
function isAlike(sent: string, expected: string): boolean {
  const [one, other] = [sent, expected].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}

function countRequests(app: FastifyInstance, registry: Registry) {
  const duration = new Histogram({
    name: 'parley_http_request_duration_seconds',
    help: 'How long requests took until they were answered',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [registry],
  });
  app.addHook('onResponse', async ({ method, routeOptions }, { statusCode, elapsedTime }) => {
    // By its pattern: an address would make a series of its own.
    duration.observe({ method, route: routeOptions.url ?? 'none', status: statusCode }, elapsedTime / 1_000);
  });
}

function showConnections(app: FastifyInstance, { bus }: Deps, registry: Registry) {
  new Gauge({
    name: 'parley_sockets',
    help: 'WebSocket connections of this process',
    registers: [registry],
    collect() {
      this.set(app.websocketServer.clients.size);
    },
  });
  new Gauge({
    name: 'parley_bus_up',
    help: 'Whether what other processes publish is heard: 0 while Redis is away',
    registers: [registry],
    collect() {
      this.set(bus.isUp() ? 1 : 0);
    },
  });
}

interface JobCounts {
  waiting: number;
  running: number;
  dead: number;
  oldestSeconds: number;
  indexLagSeconds: number;
}

/** Answers what reads the queue's state into the registry. */
function showJobs({ db }: Deps, registry: Registry) {
  const registers = [registry];
  const count = new Gauge({
    name: 'parley_jobs',
    help: 'Jobs by state; dead ones have failed for good',
    labelNames: ['state'],
    registers,
  });
  const oldest = new Gauge({
    name: 'parley_job_oldest_seconds',
    help: 'For how long the oldest job that is due has been waiting',
    registers,
  });
  const indexLag = new Gauge({
    name: 'parley_search_lag_seconds',
    help: 'For how long the oldest change has been waiting to be written to the search engine',
    registers,
  });
  return async () => {
    const [counts] = await db.$queryRaw<JobCounts[]>`
      SELECT count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts)::int AS waiting,
        count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
        count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts)::int AS dead,
        coalesce(extract(epoch FROM now() - min(run_at) FILTER (
          WHERE locked_at IS NULL AND attempts < max_attempts AND run_at <= now())), 0)::float AS "oldestSeconds",
        coalesce(extract(epoch FROM now() - min(created_at) FILTER (
          WHERE task_identifier = 'discovery.write')), 0)::float AS "indexLagSeconds"
      FROM graphile_worker.jobs`;
    if (!counts) return;
    const { oldestSeconds, indexLagSeconds, ...states } = counts;
    for (const [state, number] of Object.entries(states)) count.set({ state }, number);
    oldest.set(oldestSeconds);
    indexLag.set(indexLagSeconds);
  };
}

/** Answers what reads into the registry how far the index of messages is behind. */
function showLag({ db, messageIndex }: Deps, registry: Registry) {
  const registers = [registry];
  const changes = new Gauge({
    name: 'parley_search_messages_behind',
    help: 'Changes of messages that the search index has not seen yet',
    registers,
  });
  const oldest = new Gauge({
    name: 'parley_search_messages_lag_seconds',
    help: 'For how long the oldest of them has been waiting',
    registers,
  });
  return async () => {
    const lag = await getIndexLag(db, messageIndex.name);
    changes.set(lag.changes);
    oldest.set(lag.oldestSeconds);
  };
}
