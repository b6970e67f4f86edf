import type { Deps } from '@parley/api/context';
import { createDeps } from '@parley/api/deps';
import type { Blobs } from '@parley/api/ports/blobs';
import { diskBlobs } from '@parley/api/ports/disk-blobs';
import { localBus } from '@parley/api/ports/local-bus';
import { localPresenceStore } from '@parley/api/ports/local-presence-store';
import { localThrottle } from '@parley/api/ports/local-throttle';
import { luciaSessions } from '@parley/api/ports/lucia-sessions';
import { postgresMessages } from '@parley/api/ports/postgres-messages';
import { postgresSearch } from '@parley/api/ports/postgres-search';
import { sharpImages } from '@parley/api/ports/sharp-images';
import { type Db, openDb } from '@parley/db';
import type { Logger } from 'pino';
import { arcticOauth } from './adapters/arctic-oauth.ts';
import { fallbackSearch } from './adapters/fallback-search.ts';
import { startJobs } from './adapters/graphile-jobs.ts';
import { holdDatabase } from './adapters/only-server.ts';
import { openSearchMessages } from './adapters/opensearch-messages.ts';
import { openSearchClient, openSearchIndex } from './adapters/opensearch-search.ts';
import { outboxMail } from './adapters/outbox-mail.ts';
import { redisBus } from './adapters/redis-bus.ts';
import { openRedis } from './adapters/redis-link.ts';
import { redisPresenceStore } from './adapters/redis-presence.ts';
import { redisThrottle } from './adapters/redis-throttle.ts';
import { safeDownloads } from './adapters/safe-downloads.ts';
import { smtpMail } from './adapters/smtp-mail.ts';
import type { Config } from './config.ts';
import type { RedisAddress } from './redis-address.ts';

const connectionsMax = 20;

export interface OpenDeps extends AsyncDisposable {
  deps: Deps;
}

export interface OpenDepsOptions {
  /** How long to wait for a server that is just ending. */
  waitMs?: number;
  /** Called when the process must not go on, since another server has taken the database. */
  onLost: (error: Error) => void;
}

/** Everything that lives as long as the process, on a migrated database. Disposing it ends the parts in reverse order. */
export async function openDeps(config: Config, logger: Logger, options: OpenDepsOptions): Promise<OpenDeps> {
  const report = (error: unknown) => logger.error({ err: error }, 'unexpected error');
  const parts: Part[] = [];
  const own: Own = (part) => {
    parts.push(part);
    return part;
  };
  const dispose = async () => {
    for (const part of parts.reverse()) await disposeOf(part);
  };
  try {
    const { db, pool } = own(openDb(config.databaseUrl, connectionsMax));
    own(await holdDatabase(pool, { ...options, isShared: config.redis !== null }));
    const ports = config.redis ? await redisPorts(config.redis, own, { logger, report }) : localPorts(own, report);
    const mailer = own(openMailer(config));
    const files = { blobs: await openBlobs(config, own), images: sharpImages(), downloads: safeDownloads(config) };
    const place = { mailer, oauth: arcticOauth(config), publicUrl: config.publicUrl, clock: clockOf(config), report };
    const engine = openSearch(config, db, { own, report });
    const deps = createDeps({ db, ...ports, ...files, sessions: luciaSessions(db), ...engine, ...place });
    own(deps.live);
    if (config.runsJobs) own(await startJobs(deps, pool, { logger, isAlone: config.redis === null }));
    return { deps, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

type Part = AsyncDisposable | Disposable | null;
type Own = <P extends Part>(part: P) => P;
type Ports = Pick<Deps, 'bus' | 'presence' | 'throttle'>;

/** What one process needs, in its memory. */
function localPorts(own: Own, report: Deps['report']): Ports {
  return { bus: localBus(report), presence: own(localPresenceStore()), throttle: localThrottle() };
}

/** What several processes share. Without Redis each starts all the same, degraded, and has it once it is there. */
async function redisPorts(
  address: RedisAddress,
  own: Own,
  { logger, report }: { logger: Logger; report: Deps['report'] },
): Promise<Ports> {
  const link = own(openRedis(address, logger));
  const bus = redisBus(link, report);
  const presence = own(await redisPresenceStore({ link, bus, report }));
  return { bus, presence, throttle: redisThrottle(link) };
}

function openMailer({ mail }: Config) {
  if (mail?.to === 'smtp') return smtpMail(mail);
  return mail && outboxMail();
}

/** The store of files: a bucket where one is named, with the folder only for what is on its way; else the folder. */
async function openBlobs({ blobsFolder, s3 }: Config, own: Own): Promise<Blobs> {
  if (!s3) return diskBlobs(blobsFolder);
  const { s3Blobs } = await import('./adapters/s3-blobs.ts');
  return own(s3Blobs(s3, blobsFolder));
}

/** Postgres, or OpenSearch with Postgres for when it is away. An index that isn't there yet is built beside everything else. */
function openSearch(
  { openSearchUrl, runsJobs }: Config,
  db: Db,
  { own, report }: { own: Own; report: Deps['report'] },
) {
  if (!openSearchUrl) return { search: postgresSearch(db), messageIndex: postgresMessages(db) };
  const client = openSearchClient(openSearchUrl);
  own({ [Symbol.asyncDispose]: () => client.close() });
  const index = openSearchIndex(client, db);
  if (runsJobs) index.prepare().catch(report);
  const search = fallbackSearch(index, postgresSearch(db), report);
  return { search, messageIndex: openSearchMessages(client, report) };
}

const clockOf =
  ({ clockOffsetMs }: Config) =>
  () =>
    new Date(Date.now() + clockOffsetMs);

async function disposeOf(part: Part): Promise<void> {
  if (!part) return;
  if (Symbol.asyncDispose in part) await part[Symbol.asyncDispose]();
  else part[Symbol.dispose]();
}
