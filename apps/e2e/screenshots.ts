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
      await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
      await take(page, 'sign-in');
    });

    test('chat, dialog and settings', async ({ page, browser, baseURL }) => {
      const [ana, tomasz] = demoAccounts;
      if (!ana || !tomasz) throw new Error('the demo world has nobody to sign in as');
      const other = await browser.newPage({ baseURL });
      await signIn(other, tomasz);
      await openRoom(other);
      await signIn(page, ana);
      await openRoom(page);
      await other.getByRole('textbox', { name: /^Write a message/ }).pressSequentially('Bring the');
      await page.getByText('is typing').waitFor();
      await page.mouse.move(0, 0);
      await take(page, 'chat');
      await page.goto('/discover');
      await page.getByRole('link', { name: 'Riverside Film Society' }).last().waitFor();
      await take(page, 'discover');
      await openDrawer(page);
      await page.getByRole('button', { name: 'Create a group' }).first().click();
      await page.getByRole('dialog', { name: 'Create a group' }).getByLabel('Name').fill('Night Bakers');
      await take(page, 'create');
      await page.goto('/settings/profile');
      await page.getByLabel('Display name').waitFor();
      await take(page, 'settings');
      await other.close();
    });
  });
}

async function signIn(page: Page, { username, password }: (typeof demoAccounts)[number]) {
  await page.goto('/sign-in');
  await page.getByLabel('Email or username').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('textbox', { name: /^Write a message/ }).waitFor();
}

const isSmall = (page: Page) => (page.viewportSize()?.width ?? 0) < 760;

/** On a small screen groups and rooms are behind a button. */
async function openDrawer(page: Page) {
  if (isSmall(page)) await page.getByRole('button', { name: 'Open groups and rooms' }).click();
}

async function openRoom(page: Page) {
  await openDrawer(page);
  await page
    .getByRole('navigation', { name: 'Your groups' })
    .getByRole('link', { name: /^Synth Club/ })
    .click();
  if (isSmall(page)) await page.getByRole('link', { name: 'home', exact: true }).click();
  await page.getByRole('heading', { name: 'home' }).waitFor();
  await page.getByRole('textbox', { name: /^Write a message/ }).waitFor();
}
