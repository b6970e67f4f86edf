import type { AddressInfo } from 'node:net';
import type { Deps } from '@parley/api/context';
import { type TestDatabase, testDatabase } from '@parley/api/testing/database';
import { testFolder } from '@parley/api/testing/folder';
import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { readConfig } from '#config.ts';
import { openDeps } from '#deps.ts';
import { buildServer } from '#http.ts';
import { createLogger } from '#logger.ts';

export interface TestServer {
  app: FastifyInstance;
  deps: Deps;
  database: TestDatabase;
  /** Where it keeps people's files. */
  folder: string;
  /** As `http://localhost:5180`: also the origin of the pages that it takes requests from. */
  origin: string;
}

/** A whole server on a port and a database of its own, which ends with the test; `environment` is added to what it reads. */
export async function testServer(environment: Record<string, string> = {}): Promise<TestServer> {
  const database = await testDatabase();
  const folder = await testFolder();
  const config = readConfig({
    DATABASE_URL: database.url,
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    FILES_FOLDER: folder,
    ...environment,
  });
  const logger = createLogger(config);
  const opened = await openDeps(config, logger, { onLost: failed });
  const app = await buildServer(opened.deps, config, logger);
  onTestFinished(async () => {
    await app.close();
    await opened[Symbol.asyncDispose]();
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return { app, deps: opened.deps, database, folder, origin: `http://localhost:${port}` };
}

function failed(error: Error) {
  throw error;
}
