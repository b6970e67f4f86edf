import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { newGroup, newPerson, test } from './fixtures.ts';
import { rail } from './sidebar.ts';

test('an address of nothing says so, also in the tab, and leaves the ways to one’s groups', async ({ openAs }) => {
  const ana = await newPerson('Ana');
  const { groupId } = await newGroup([ana]);
  const page = await openAs(ana);
  for (const path of [
    '/no/such/place',
    `/groups/${randomUUID()}`,
    `/groups/${groupId}/rooms/${randomUUID()}`,
    `/groups/${groupId}/rooms/none`,
    '/settings/none',
  ]) {
    await page.goto(path);
    await expect(page, path).toHaveTitle('Not found · Parley');
    await expect(rail(page).getByRole('link', { name: /^Synth Club/ })).toBeVisible();
    await expect(page.getByRole('main')).toHaveCount(1);
  }
  await page.getByRole('main').getByRole('link', { name: 'Go to the start' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'home' })).toBeVisible();
  await expect(page).toHaveTitle(/^#home/);
});
