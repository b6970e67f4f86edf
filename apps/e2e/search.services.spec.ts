import type { Page } from '@playwright/test';
import { db, newGroup, newPerson, test } from './fixtures.ts';
import { composer, expect, title } from './sidebar.ts';

test.slow();

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search messages' });
const search = (page: Page) => dialog(page).getByRole('combobox', { name: 'Search messages' });
const found = (page: Page) => dialog(page).getByRole('list', { name: 'Messages found' }).getByRole('link');

/** Three hundred messages of this person, one of which speaks of a zither, far from the end. */
async function longTalk(roomId: string, authorId: string) {
  await db.$executeRaw`
    INSERT INTO messages (room_id, seq, version, author_id, client_id, text, created_at, updated_at)
    SELECT ${roomId}::uuid, seq, seq, ${authorId}::uuid, gen_random_uuid(),
      CASE seq WHEN 40 THEN 'My grandmother left me a **zither** and a stool' ELSE 'and then ' || seq END,
      timestamptz '2026-03-01 12:00+00' + seq * interval '1 minute', now()
    FROM generate_series(1, 300) AS seq`;
  await db.room.update({ where: { id: roomId }, data: { lastSeq: 300, version: 300 } });
}

test('one looks for what was said with filters, by the keyboard, goes to its place, and finds what was said just now', async ({
  openAs,
}) => {
  const [olga, ana] = [await newPerson('Olga'), await newPerson('Ana')];
  const { roomId, path } = await newGroup([olga, ana]);
  await longTalk(roomId, olga.id);
  const page = await openAs(ana, { path });
  await expect(composer(page)).toBeVisible();

  await page.getByRole('button', { name: 'Search messages' }).click();
  await expect(search(page)).toBeFocused();
  await expect(dialog(page).getByText('Find what was said')).toBeVisible();
  await search(page).pressSequentially('granmother zith');
  await expect(found(page)).toHaveCount(1);
  await expect(found(page).locator('mark')).toHaveText(['grandmother', 'zither']);
  await expect(found(page)).toContainText('Synth Club · #home');

  // The arrows lead to it, Enter goes there, and the list shows it.
  await page.keyboard.press('ArrowDown');
  await expect(found(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByRole('log').getByText('zither')).toBeInViewport();

  // What was said just now is found before any job was there; names are completed.
  await composer(page).fill('A zither of my own!');
  await composer(page).press('Enter');
  await page.keyboard.press('Control+f');
  await search(page).fill('zither');
  await expect(found(page)).toHaveCount(2);
  await search(page).fill('zither from:ol');
  await expect(dialog(page).getByRole('option', { name: 'Olga' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(search(page)).toHaveValue(`zither from:${olga.username} `);
  await expect(found(page)).toHaveCount(1);
  await expect(found(page)).toContainText('Olga');
  await search(page).fill('zither after:2026-04-01');
  await expect(found(page)).toContainText('A zither of my own!');
  await search(page).fill('zither in:nowhere');
  await expect(dialog(page).getByText('This group has no room called nowhere.')).toBeVisible();
  await search(page).fill('trombone');
  await expect(dialog(page).getByText('Nothing found')).toBeVisible();

  // Every page of a long list, each message once.
  await search(page).fill('then in:home');
  await expect(async () => {
    await found(page).last().scrollIntoViewIfNeeded();
    await expect(found(page)).toHaveCount(299, { timeout: 500 });
  }).toPass();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(title(page, 'home')).toBeVisible();
});

test('on a small screen the search fills it, and a search that fails can be tried again', async ({ openAs }) => {
  const ana = await newPerson('Ana');
  const { roomId, path } = await newGroup([ana]);
  await longTalk(roomId, ana.id);
  const page = await openAs(ana, { path, options: { viewport: { width: 360, height: 740 } } });
  await page.route('**/trpc/search.messages?*', (route) => route.abort());
  await page.getByRole('button', { name: 'Search messages' }).click();
  await search(page).fill('zither');
  await expect(dialog(page).getByRole('alert')).toBeVisible();
  await page.unroute('**/trpc/search.messages?*');
  await dialog(page).getByRole('button', { name: 'Try again' }).click();
  await expect(found(page)).toHaveCount(1);
  const { width = 0 } = (await dialog(page).boundingBox()) ?? {};
  expect(width).toBe(360);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await found(page).click();
  await expect(page.getByRole('log').getByText('zither')).toBeInViewport();
});
