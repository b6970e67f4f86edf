import { expect, type Page } from '@playwright/test';
import { db, newGroup, newPerson, test } from './fixtures.ts';

const members = (page: Page) => page.getByRole('complementary', { name: 'Members' });
const me = (page: Page) => page.getByRole('button', { name: /Change how people see you/ });
const statusDialog = (page: Page) => page.getByRole('dialog', { name: 'Your status' });

test('somebody says what they are up to and who they are; another sees it at once, and sees it end', async ({
  openAs,
}) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const [page, other] = [await openAs(ana, { path }), await openAs(ben, { path })];
  const row = members(other).getByRole('button', { name: 'Ana' });

  await me(page).click();
  await page.getByRole('menuitem', { name: 'Set a status' }).click();
  await statusDialog(page).getByLabel('Emoji').fill('lunch');
  await statusDialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(statusDialog(page).getByText('One emoji, please.')).toBeVisible();
  await statusDialog(page).getByRole('button', { name: '🍜 At lunch' }).click();
  await statusDialog(page).getByRole('combobox', { name: 'Clear after' }).click();
  await page.getByRole('option', { name: '30 minutes' }).click();
  await statusDialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(me(page)).toContainText('🍜 At lunch');
  await expect(row).toContainText('🍜 At lunch');

  await page.goto('/settings/profile');
  await page.getByLabel('Pronouns').fill('she/her');
  await page.getByLabel('About you').fill('Modular synths, **mostly** broken.');
  await expect(page.locator('strong', { hasText: 'mostly' })).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Your profile is saved.')).toBeVisible();

  await row.click();
  const card = other.getByRole('dialog', { name: 'About Ana' });
  await expect(card).toContainText(`@${ana.username} · she/her`);
  await expect(card).toContainText('🍜 At lunch');
  await expect(card.locator('strong')).toHaveText('mostly');
  await expect(card).toContainText(/Here since/);
  await page.getByLabel('Pronouns').fill('they/them');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(card).toContainText('they/them');

  // The job that ends the status is due early.
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key = ${`status:${ana.id}`}`;
  await db.$executeRaw`SELECT pg_notify('jobs:insert', '{"r":1,"count":1}')`;
  await expect(card).not.toContainText('At lunch');
  await expect(row).not.toContainText('At lunch');
});
