import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { test } from './account-server.ts';
import { chooseForGroup, composer } from './sidebar.ts';

const password = 'green kettle, slow boat';

/** Somebody new, signed in on this page. */
async function signUp(page: Page, username: string) {
  await page.goto('/sign-up');
  await page.getByLabel('Display name').fill(username);
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Email').fill(`${username}@example.org`);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL('/');
}

async function createGroup(page: Page, name: string) {
  await page.getByRole('button', { name: 'Create a group' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Create group' }).click();
  await expect(composer(page)).toBeVisible();
}

test('one takes one’s data along, and deletes the account once no group is one’s own', async ({
  page,
  browser,
  baseURL,
}) => {
  const operator = await browser.newPage({ baseURL });
  await signUp(operator, 'operator');
  await operator.close();
  await signUp(page, 'quentin');
  await createGroup(page, 'Book club');

  await page.goto('/settings/data');
  await page.getByRole('button', { name: 'Prepare my data' }).click();
  const link = page.getByRole('link', { name: 'Download' });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toMatch(/^parley-\d{4}-\d\d-\d\d\.zip$/);
  expect((await readFile(await download.path())).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  const file = (await link.getAttribute('href')) ?? '';
  const stranger = await browser.newContext({ baseURL });
  expect((await stranger.request.get(file)).status()).toBe(401);

  await page.getByRole('button', { name: 'Delete my account' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('link', { name: 'Book club' }).click();
  await expect(composer(page)).toBeVisible();
  await chooseForGroup(page, 'Delete group');
  const question = page.getByRole('alertdialog', { name: 'Delete Book club?' });
  await question.getByLabel('Name').fill('Book club');
  await question.getByRole('button', { name: 'Delete group' }).click();
  await expect(page.getByText('Book club was deleted.')).toBeVisible();

  await page.goto('/settings/data');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await dialog.getByRole('radio', { name: /^Go too/ }).check();
  await dialog.getByLabel('Your password').fill(password);
  await dialog.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page).toHaveURL(/^[^?]*\/sign-in/);
  await page.getByLabel('Email or username').fill('quentin');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Wrong email, username or password.')).toBeVisible();
  await stranger.close();
});
