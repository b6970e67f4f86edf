import { appCode } from '@parley/api/testing/authenticator-app';
import { expect, type Page } from '@playwright/test';
import { test } from './account-server.ts';

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

async function signIn(page: Page, name: string) {
  await page.context().clearCookies();
  await page.goto('/settings/security');
  await page.getByLabel('Email or username').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('one turns on codes from an app, signs in with one and with a recovery code, and turns them off', async ({
  page,
}) => {
  await signUp(page, 'olena');
  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'Turn on' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your password', { exact: true }).fill('not my password');
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await expect(dialog.getByText('This is not right.')).toBeVisible();
  await dialog.getByLabel('Your password', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await expect(dialog.getByRole('img', { name: 'QR code for the app' })).toBeVisible();
  const secret = ((await dialog.locator('code').textContent()) ?? '').replaceAll(' ', '');
  await dialog.getByLabel('Code', { exact: true }).fill('000000');
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  await expect(dialog.getByText(/^This code is wrong/)).toBeVisible();
  const at = Date.now();
  await dialog.getByLabel('Code', { exact: true }).fill(appCode(secret, at));
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(10);
  const codes = await dialog.getByRole('listitem').allTextContents();
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText(/^On since .* Signing in asks for a code\.$/)).toBeVisible();

  await signIn(page, 'olena');
  await page.getByLabel('Code', { exact: true }).fill(appCode(secret, at));
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText(/^This code is wrong or was used/)).toBeVisible();
  await page.getByLabel('Code', { exact: true }).fill(appCode(secret, at, 1));
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page).toHaveURL('/settings/security');

  await signIn(page, 'olena');
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(codes[0] ?? '');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('You have 9 recovery codes left.')).toBeVisible();
  await page.getByRole('button', { name: 'Turn off' }).click();
  await dialog.getByLabel('Your password or a code').fill(codes[1] ?? '');
  await dialog.getByRole('button', { name: 'Turn off' }).click();
  await expect(page.getByText('Codes are turned off.')).toBeVisible();
  await signIn(page, 'olena');
  await expect(page).toHaveURL('/settings/security');
});
