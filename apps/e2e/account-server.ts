import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { oauthProvider } from '@parley/api/testing/oauth-provider';
import { test as base, type Page } from '@playwright/test';
import { freePort } from './free-port.ts';

const start = fileURLToPath(new URL('start-server.ts', import.meta.url));
const client = fileURLToPath(new URL('../web/dist', import.meta.url));
const patienceMs = 30_000;

interface Server {
  origin: string;
  process: ChildProcess;
}

/** The built client on a server in development, which shows at `/dev/mail` what it mails; on a database of its own. */
async function startServer(environment: Record<string, string>): Promise<Server> {
  const port = String(await freePort());
  const origin = `http://localhost:${port}`;
  const own = { PORT: port, PUBLIC_URL: origin, E2E_MODE: 'development', E2E_DATABASE: `e2e_${randomUUID()}` };
  const env = { ...process.env, ...own, WEB_ROOT: client, LOG_LEVEL: 'error', ...environment };
  const server = spawn(process.execPath, [start], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  const deadline = Date.now() + patienceMs;
  while (!(await isUp(origin))) {
    if (Date.now() > deadline || server.exitCode !== null) throw new Error('the server did not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { origin, process: server };
}

const isUp = (origin: string) =>
  fetch(`${origin}/health`).then(
    ({ ok }) => ok,
    () => false,
  );

interface AccountFixtures {
  /** Follows the link in the newest mail with that subject, once it has come; `to` says to which address. */
  followMail: (page: Page, subject: string, to?: string) => Promise<void>;
}

type Provider = Awaited<ReturnType<typeof oauthProvider>>;

const stranger = { id: 1, login: 'stranger', name: null, email: null, isEmailVerified: false };

export const test = base.extend<AccountFixtures, { accounts: Server; provider: Provider }>({
  provider: [
    async ({ playwright: _ }, use) => {
      using provider = await oauthProvider(stranger);
      await use(provider);
    },
    { scope: 'worker' },
  ],
  accounts: [
    async ({ provider }, use) => {
      const server = await startServer(provider.environment);
      await use(server);
      server.process.kill('SIGTERM');
      await once(server.process, 'exit');
    },
    { scope: 'worker' },
  ],
  baseURL: ({ accounts }, use) => use(accounts.origin),

  followMail: ({ browser, accounts }, use) =>
    use(async (page, subject, to = '') => {
      const mails = await browser.newPage({ baseURL: accounts.origin });
      const heading = mails.getByRole('heading', { name: subject });
      const mail = mails
        .getByRole('article')
        .filter({ has: heading })
        .filter({ hasText: `To ${to}` });
      let link: string | null = null;
      while (!link) {
        await mails.goto('/dev/mail');
        link = await mail
          .first()
          .locator('pre a')
          .getAttribute('href', { timeout: 500 })
          .catch(() => null);
      }
      await mails.close();
      await page.goto(link);
    }),
});
