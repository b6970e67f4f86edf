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
  await page.keyboard.press('Escape');
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

test('one adds a passkey, signs in with it past the code from an app, renames it, and removes it', async ({ page }) => {
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
  } as const;
  await device.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, isUserVerified: true } });
  await signUp(page, 'petra');
  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your password', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('The passkey is added.')).toBeVisible();
  await page.getByRole('button', { name: /^Rename Chrome on/ }).click();
  await dialog.getByLabel('Name').fill('My laptop');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('My laptop')).toBeVisible();
  await page.getByRole('button', { name: 'Turn on' }).click();
  await dialog.getByLabel('Your password', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  const secret = ((await dialog.locator('code').textContent()) ?? '').replaceAll(' ', '');
  await dialog.getByLabel('Code', { exact: true }).fill(appCode(secret, Date.now()));
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  await dialog.getByRole('button', { name: 'I have kept them' }).click();

  await page.context().clearCookies();
  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page).toHaveURL('/settings/security');
  await expect(page.getByText(/^Added .* last used/)).toBeVisible();
  await page.getByRole('button', { name: 'Remove My laptop' }).click();
  await dialog.getByLabel('Your password or a code').fill(password);
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('The passkey is removed.')).toBeVisible();
  await page.context().clearCookies();
  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText(/^This passkey isn’t known here/)).toBeVisible();
});
