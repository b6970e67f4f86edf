import { expect } from '@playwright/test';
import { db, newPerson, test } from './fixtures.ts';

test('an operator renames the place and makes a link for one newcomer; others have no such page', async ({
  openAs,
  browser,
}) => {
  const ana = await newPerson('Ana');
  const others = await openAs(ana, { path: '/settings/instance' });
  await expect(others.getByText('There is nothing here')).toBeVisible();
  await db.user.update({ where: { id: ana.id }, data: { isOperator: true } });
  const page = await openAs(ana, { path: '/settings/instance' });
  await page.getByRole('radio', { name: /By invite/ }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Create a link' }).click();
  const link = await page.getByLabel('Invite link').inputValue();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  const visitor = await browser.newPage();
  await visitor.goto(link);
  await expect(visitor.getByRole('button', { name: 'Create account' })).toBeVisible();
  await visitor.close();
  await page.getByRole('radio', { name: /Anybody/ }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Invite link')).toBeHidden();
});

test('an operator sees a job that was given up, has it tried again, and discards it', async ({ openAs }) => {
  const ana = await newPerson('Ana');
  await db.user.update({ where: { id: ana.id }, data: { isOperator: true } });
  // This server sends no mail, so that the job fails.
  await db.$executeRaw`SELECT graphile_worker.add_job('auth.mailPasswordReset', '{"email":"a@example.org"}', max_attempts => 1)`;
  const page = await openAs(ana, { path: '/settings/jobs' });
  const row = page.getByRole('listitem').filter({ hasText: 'auth.mailPasswordReset' });
  await expect(row).toContainText('one attempt · given up');
  await expect(row).toContainText('no mail is configured here');
  await row.getByRole('button', { name: 'Retry' }).click();
  await expect(row).toContainText('tried again at');
  await row.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByText('Nothing went wrong.')).toBeVisible();
});
