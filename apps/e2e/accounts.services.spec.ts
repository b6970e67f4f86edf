import { expect, type Page } from '@playwright/test';
import { test } from './account-server.ts';

// One server for all of them.
test.describe.configure({ mode: 'default' });

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

async function signIn(page: Page, name: string, secret: string) {
  await page.goto('/sign-in');
  await page.getByLabel('Email or username').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('one signs up, confirms the email by mail, forgets the password and chooses another by mail', async ({
  page,
  browser,
  baseURL,
  followMail,
}) => {
  const fresh = 'staple of a new kind';
  await signUp(page, 'mila');
  await page.goto('/settings/email');
  await expect(page.getByText('Not verified yet')).toBeVisible();
  await followMail(page, 'Confirm your email for Parley', 'mila@example.org');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('mila@example.org is yours here.')).toBeVisible();
  await page.goto('/settings/email');
  await expect(page.getByText('Verified', { exact: true })).toBeVisible();

  const other = await browser.newPage({ baseURL });
  await other.goto('/sign-in');
  await other.getByRole('link', { name: 'Forgot your password?' }).click();
  await other.getByLabel('Email', { exact: true }).fill('mila@example.org');
  await other.getByRole('button', { name: 'Send the link' }).click();
  await expect(other.getByText(/^If there is an account with mila@example.org/)).toBeVisible();
  await followMail(other, 'Choose a new password for Parley');
  await other.getByLabel('New password').fill(fresh);
  await other.getByRole('button', { name: 'Change password' }).click();
  await expect(other).toHaveURL('/sign-in');
  // The first page has a socket, and no call of its own to find out by.
  await expect(page.getByText(/^Your session has ended/)).toBeVisible();
  await signIn(other, 'mila', password);
  await expect(other.getByText('Wrong email, username or password.')).toBeVisible();
  await signIn(other, 'mila', fresh);
  await expect(other).toHaveURL('/');
  await other.close();
});

test('an email changes once both addresses have agreed', async ({ page, followMail }) => {
  await signUp(page, 'noor');
  await followMail(page, 'Confirm your email for Parley', 'noor@example.org');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('noor@example.org is yours here.')).toBeVisible();
  await page.goto('/settings/email');
  await page.getByLabel('New email').fill('noor@elsewhere.example');
  await page.getByLabel('Your password').fill(password);
  await page.getByRole('button', { name: 'Change email' }).click();
  await expect(page.getByText('It becomes noor@elsewhere.example once that is confirmed.')).toBeVisible();

  await followMail(page, 'Confirm your new email for Parley', 'noor@elsewhere.example');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('heading', { name: 'One more link' })).toBeVisible();
  await followMail(page, 'Confirm your new email for Parley', 'noor@example.org');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('noor@elsewhere.example is yours here.')).toBeVisible();
});

test('one signs in by Google with a username of one’s own, links GitHub, and comes back by either', async ({
  page,
  provider,
}) => {
  provider.state.person = { id: 7, login: 'iris-w', name: 'Iris Wu', email: 'iris@example.org', isEmailVerified: true };
  await signUp(page, 'first');
  await page.context().clearCookies();
  await page.goto('/settings/linked');
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await page.getByRole('link', { name: 'Deny' }).click();
  await expect(page.getByRole('alert')).toHaveText('You told Google not to let you in here. Nothing has changed.');

  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await page.getByRole('link', { name: 'Allow' }).click();
  await expect(page.getByText('Your email here is iris@example.org.')).toBeVisible();
  await expect(page.getByLabel('Display name')).toHaveValue('Iris Wu');
  await page.getByLabel('Username').fill('first');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText('This username is taken, or looks like one that is.')).toBeVisible();
  await page.getByLabel('Username').fill('iris.wu');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('button', { name: /^Iris Wu Online/ })).toBeVisible();

  await page.goto('/settings/linked');
  await page.getByRole('button', { name: 'Unlink Google' }).click();
  await expect(page.getByRole('alert').getByText(/^It is your only way to sign in/)).toBeVisible();
  await page.getByRole('button', { name: 'Link GitHub' }).click();
  await page.getByRole('link', { name: 'Allow' }).click();
  await expect(page).toHaveURL('/settings/linked');
  await page.getByRole('button', { name: 'Unlink Google' }).click();
  await expect(page.getByText('Google is unlinked.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Link Google' })).toBeVisible();

  await page.context().clearCookies();
  await page.goto('/settings/profile');
  await page.getByRole('button', { name: 'Continue with GitHub' }).click();
  await page.getByRole('link', { name: 'Allow' }).click();
  await expect(page).toHaveURL('/settings/profile');
  await expect(page.getByLabel('Username')).toHaveValue('iris.wu');
});
