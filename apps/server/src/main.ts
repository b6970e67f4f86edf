import { migrateDeploy } from '@parley/db/migrate';
import { readConfig } from './config.ts';
import { openDeps } from './deps.ts';
import { drain } from './drain.ts';
import { endInOrder, runCommand } from './ending.ts';
import { buildServer } from './http.ts';
import { createLogger } from './logger.ts';
import { isSafe } from './session-cookie.ts';

/** Migrates the database and serves until it is asked to end. */
async function main() {
  const config = readConfig();
  const logger = createLogger(config);
  if (!isSafe(config.publicUrl)) {
    logger.warn(
      `PUBLIC_URL is ${config.publicUrl.origin}: over plain http everybody on the way can read and take over accounts. Use https.`,
    );
  }

  const applied = await migrateDeploy({ url: config.databaseUrl });
  if (applied.length > 0) logger.info({ applied }, 'database migrated');
  const opened = await openDeps(config, logger, { onLost: (error) => end(error) });
  const app = await buildServer(opened.deps, config, logger);
  const end = endInOrder(logger, async () => {
    if (config.redis) await drain(app); // else there is nobody to leave it to
    await app.close();
    await opened[Symbol.asyncDispose]();
  });

  await app.listen({ host: config.host, port: config.port });
  logger.info(`Parley is ready: ${config.publicUrl.origin}`);
}

runCommand(main);
