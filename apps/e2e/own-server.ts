import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const start = fileURLToPath(new URL('start-server.ts', import.meta.url));
const client = fileURLToPath(new URL('../web/dist', import.meta.url));
const patienceMs = 30_000;

export interface OwnServer {
  origin: string;
  /** The name of its database. */
  database: string;
  process: ChildProcess;
}

/** The built client on a server of its own, with more in its environment, and on a database of its own. */
export async function startServer(environment: Record<string, string>): Promise<OwnServer> {
  const port = String(await freePort());
  const origin = `http://localhost:${port}`;
  const database = `e2e_${randomUUID()}`;
  const own = { PORT: port, PUBLIC_URL: origin, E2E_DATABASE: database };
  const env = { ...process.env, ...own, WEB_ROOT: client, LOG_LEVEL: 'error', ...environment };
  const server = spawn(process.execPath, [start], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  const deadline = Date.now() + patienceMs;
  while (!(await isUp(origin))) {
    if (Date.now() > deadline || server.exitCode !== null) throw new Error('the server did not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { origin, database, process: server };
}

const isUp = (origin: string) =>
  fetch(`${origin}/health`).then(
    ({ ok }) => ok,
    () => false,
  );
