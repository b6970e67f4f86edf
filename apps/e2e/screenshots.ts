import { demoAccounts } from '@parley/db/seed';
import { type Page, test } from '@playwright/test';

const folder = new URL('../../screenshots/', import.meta.url).pathname;

const views = {
  dark: { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  light: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
} as const;

for (const [view, { viewport, colorScheme }] of Object.entries(views)) {
  test.describe(view, () => {
    test.use({ viewport, colorScheme });

    const take = async (page: Page, name: string) => {
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: `${folder}${name}-${view}.png`, animations: 'disabled' });
    };

    test('sign-in', async ({ page }) => {
      await page.goto('/sign-in');
      await page.getByRole('button', { name: 'Sign in' }).waitFor();
      await take(page, 'sign-in');
    });

    test('chat, dialog and settings', async ({ page }) => {
      const [account] = demoAccounts;
      if (!account) throw new Error('the demo world has nobody to sign in as');
      await page.goto('/sign-in');
      await page.getByLabel('Email or username').fill(account.username);
      await page.getByLabel('Password', { exact: true }).fill(account.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('navigation', { name: 'Your groups' }).getByRole('link').nth(1).click();
      await page.getByRole('textbox', { name: /message/i }).waitFor();
      await take(page, 'chat');
      await page.getByRole('button', { name: 'Create a group' }).click();
      await page.getByRole('dialog').waitFor();
      await take(page, 'create');
      await page.goto('/settings');
      await page.getByRole('heading', { name: 'Settings' }).waitFor();
      await take(page, 'settings');
    });
  });
}
