import type { Logger } from 'pino';

/** For whatever doesn't end by itself. */
const graceMs = 15_000;

/**
 * Ends the process in order, once: when it is asked to, by SIGINT or SIGTERM, and when the answered function is called, with an
 * error if that is why. After a while it ends out of order.
 */
export function endInOrder(logger: Logger, stop: () => Promise<void>): (error?: Error) => Promise<void> {
  let isEnding = false;
  async function end(error?: Error) {
    if (isEnding) return;
    isEnding = true;
    if (error) logger.fatal(error);
    setTimeout(() => process.exit(1), graceMs).unref();
    await stop();
    process.exit(error ? 1 : 0);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());
  return end;
}

/** Runs a command; when it can't begin, says why and ends. */
export function runCommand(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
