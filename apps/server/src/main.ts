import { migrateDeploy } from '@parley/db/migrate';
import { readConfig } from './config.ts';
import { openDeps } from './deps.ts';
import { buildServer } from './http.ts';
import { createLogger } from './logger.ts';
import { isSafe } from './session-cookie.ts';

const graceMs = 10_000;

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

  let isEnding = false;
  async function end(error?: Error) {
    if (isEnding) return;
    isEnding = true;
    if (error) logger.fatal(error);
    setTimeout(() => process.exit(1), graceMs).unref();
    await app.close();
    await opened[Symbol.asyncDispose]();
    process.exit(error ? 1 : 0);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());

  await app.listen({ host: config.host, port: config.port });
  logger.info(`Parley is ready: ${config.publicUrl.origin}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
