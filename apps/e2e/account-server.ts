import { once } from 'node:events';
import { oauthProvider } from '@parley/api/testing/oauth-provider';
import { test as base, type Page } from '@playwright/test';
import { type OwnServer, startServer } from './own-server.ts';

interface AccountFixtures {
  /** Follows the link in the newest mail with that subject, once it has come; `to` says to which address. */
  followMail: (page: Page, subject: string, to?: string) => Promise<void>;
}

type Provider = Awaited<ReturnType<typeof oauthProvider>>;

const stranger = { id: 1, login: 'stranger', name: null, email: null, isEmailVerified: false };

export const test = base.extend<AccountFixtures, { accounts: OwnServer; provider: Provider }>({
  provider: [
    async ({ playwright: _ }, use) => {
      using provider = await oauthProvider(stranger);
      await use(provider);
    },
    { scope: 'worker' },
  ],
  accounts: [
    async ({ provider }, use) => {
      // In development it shows at `/dev/mail` what it mails.
      const server = await startServer({ ...provider.environment, E2E_MODE: 'development' });
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
