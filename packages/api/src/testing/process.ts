import { randomUUID } from 'node:crypto';
import type { SessionId, UserId } from '@parley/contract/ids';
import { isTrackedEnvelope } from '@trpc/server';
import { onTestFinished } from 'vitest';
import type { Context, Deps } from '#context.ts';
import { createDeps } from '#deps.ts';
import type { LiveTimes } from '#live/live.ts';
import type { Bus } from '#ports/bus.ts';
import { diskBlobs } from '#ports/disk-blobs.ts';
import { localBus } from '#ports/local-bus.ts';
import { localPresenceStore } from '#ports/local-presence-store.ts';
import { localThrottle } from '#ports/local-throttle.ts';
import { luciaSessions } from '#ports/lucia-sessions.ts';
import { noDownloads } from '#ports/no-downloads.ts';
import { postgresMessages } from '#ports/postgres-messages.ts';
import { postgresSearch } from '#ports/postgres-search.ts';
import { sharpImages } from '#ports/sharp-images.ts';
import { appRouter } from '#router.ts';
import { createCallerFactory } from '#trpc.ts';
import type { TestDatabase } from './database.ts';

export type Caller = ReturnType<typeof createCaller>;
const createCaller = createCallerFactory(appRouter);

/** Everything that goes wrong in the background of a test fails it. */
export const failOn = (error: unknown) => {
  throw error;
};

/** No folder can be made below a file. */
const nowhere = `${process.execPath}/files`;

export interface ProcessOptions {
  bus?: Bus;
  presence?: Deps['presence'];
  search?: Deps['search'];
  messageIndex?: Deps['messageIndex'];
  times?: LiveTimes;
  report?: Deps['report'];
  clock?: Deps['clock'];
  mailer?: Deps['mailer'];
  /** Where files are kept; there is none unless a test has one. */
  folder?: string;
}

/** The server's parts as one process has them, on a test's database; several may share a database and a bus. Ends with the test. */
export function testProcess({ db }: Pick<TestDatabase, 'db'>, options: ProcessOptions = {}): Deps {
  const { report = failOn, clock = () => new Date(), times } = options;
  const bus = options.bus ?? localBus(report);
  const presence = options.presence ?? localPresenceStore();
  const search = options.search ?? postgresSearch(db);
  const messageIndex = options.messageIndex ?? postgresMessages(db);
  const mailer = options.mailer ?? null;
  const files = { blobs: diskBlobs(options.folder ?? nowhere), images: sharpImages(), downloads: noDownloads() };
  const stores = {
    db,
    bus,
    presence,
    throttle: localThrottle(),
    sessions: luciaSessions(db),
    search,
    messageIndex,
    ...files,
  };
  const ports = { ...stores, mailer, oauth: {}, publicUrl: new URL('http://localhost'), report, clock };
  const deps = createDeps(ports, times);
  onTestFinished(() => deps.live[Symbol.dispose]());
  return deps;
}

export interface Visitor {
  userId: UserId;
  sessionId: SessionId;
}

/** Signs somebody in, in the database alone. */
export async function signIn({ db }: Pick<TestDatabase, 'db'>, userId: UserId): Promise<Visitor> {
  const id = randomUUID().replaceAll('-', '').repeat(2) as SessionId;
  await db.session.create({ data: { id, userId, expiresAt: new Date(Date.now() + 86_400_000) } });
  return { userId, sessionId: id };
}

export interface CallerOptions {
  signal?: AbortSignal;
  /** Whether its subscriptions offer to be handed over. */
  sharesFrames?: boolean;
}

/** Asks as that person would, through a connection of their own; null asks as somebody who isn't signed in. */
export function callerOf(deps: Deps, visitor: Visitor | null, options: CallerOptions = {}): Caller {
  const { signal, sharesFrames = false } = options;
  const context: Context = {
    deps,
    session: visitor,
    client: { address: '127.0.0.1', userAgent: 'test' },
    connection: { id: randomUUID(), drained: async () => {}, sharesFrames, subscriptionCount: 0 },
    setSessionToken: () => {},
    flowToken: null,
    setFlowToken: () => {},
  };
  return createCaller(context, { ...(signal && { signal }) });
}

/** What a tracked subscription yields, as the client gets it. */
export async function* unpacked<T>(
  stream: AsyncIterable<{ id: string; data: T }>,
): AsyncGenerator<{ id: string; data: T }> {
  for await (const value of stream as AsyncIterable<unknown>) {
    if (!isTrackedEnvelope<T>(value)) throw new Error('the event has no id');
    yield { id: value[0], data: value[1] };
  }
}
