import { expect } from '@playwright/test';
import { newPerson, test } from './fixtures.ts';

test('who signs up is told at once of everything that can’t be: a name in use and a common password', async ({
  page,
}) => {
  const { username } = await newPerson('Ana');
  await page.goto('/sign-up');
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Display name').fill('Ana');
  await page.getByLabel('Email').fill(`${username}@example.org`);
  await page.getByLabel('Password', { exact: true }).fill('Password123!');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('Username')).toHaveAccessibleDescription(/taken/);
  await expect(page.getByLabel('Username')).toBeFocused();
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/Many people use/);
  await expect(page.getByLabel('Email')).not.toHaveAttribute('aria-invalid');
});
