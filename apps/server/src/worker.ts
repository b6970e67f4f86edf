import { migrateDeploy } from '@parley/db/migrate';
import { readConfig } from './config.ts';
import { openDeps } from './deps.ts';
import { endInOrder, runCommand } from './ending.ts';
import { createLogger } from './logger.ts';

/** Runs the jobs, and serves nobody, until it is asked to end. */
async function main() {
  const config = readConfig();
  const logger = createLogger(config);
  if (!config.redis) {
    throw new Error(
      'A worker needs REDIS_URL. Without Redis there can be one process only: the server, which runs the jobs itself.',
    );
  }
  await migrateDeploy({ url: config.databaseUrl });
  const opened = await openDeps({ ...config, runsJobs: true }, logger, { onLost: (error) => end(error) });
  const end = endInOrder(logger, async () => opened[Symbol.asyncDispose]());
  logger.info('The worker is ready');
}

runCommand(main);
