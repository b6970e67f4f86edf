import type { Deps } from '@parley/api/context';
import { createDeps } from '@parley/api/deps';
import { localBus } from '@parley/api/ports/local-bus';
import { localPresenceStore } from '@parley/api/ports/local-presence-store';
import { localThrottle } from '@parley/api/ports/local-throttle';
import { luciaSessions } from '@parley/api/ports/lucia-sessions';
import { openDb } from '@parley/db';
import type { Logger } from 'pino';
import { startJobs } from './adapters/graphile-jobs.ts';
import { holdDatabase } from './adapters/only-server.ts';
import type { Config } from './config.ts';

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
  const parts: (AsyncDisposable | Disposable)[] = [];
  const own = <Part extends AsyncDisposable | Disposable>(part: Part): Part => {
    parts.push(part);
    return part;
  };
  const dispose = async () => {
    for (const part of parts.reverse()) await disposeOf(part);
  };
  try {
    const { db, pool } = own(openDb(config.databaseUrl, connectionsMax));
    own(await holdDatabase(pool, options));
    const presence = own(localPresenceStore());
    const local = { bus: localBus(report), presence, throttle: localThrottle(), sessions: luciaSessions(db) };
    const deps = createDeps({ db, ...local, clock: () => new Date(), report });
    own(deps.live);
    own(await startJobs(deps, pool, logger));
    return { deps, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function disposeOf(part: AsyncDisposable | Disposable): Promise<void> {
  if (Symbol.asyncDispose in part) await part[Symbol.asyncDispose]();
  else part[Symbol.dispose]();
}
