import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { db, newGroup, newPerson, test } from './fixtures.ts';
import { composer } from './sidebar.ts';

test.slow();

const search = (page: Page) => page.getByRole('textbox', { name: 'Search groups' });
const results = (page: Page) => page.getByRole('list', { name: 'Groups' });
const cards = (page: Page) => results(page).getByRole('article');
const card = (page: Page, name: string) => results(page).getByRole('link', { name, exact: true });
const heading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Find your people' });

/** Seventy-five groups that share a word which no other test's groups have; the first are about games. */
async function seventyFive(word: string) {
  const { id: ownerId } = await newPerson('Olga');
  const data = Array.from({ length: 75 }, (_, i) => ({
    ownerId,
    name: `${word} ${100 + i}`,
    description: i === 0 ? 'Where strings meet.' : '',
    isPublic: true,
    category: i < 5 ? ('gaming' as const) : ('music' as const),
    tags: i % 2 === 0 ? [`${word} evenings`] : [],
    memberCount: 1_000 - i,
  }));
  await db.group.createMany({ data });
}

test('one finds a group as one types, narrows by category and tag, looks inside, comes back to the same place, and joins', async ({
  openAs,
}) => {
  const word = `zither${randomUUID()
    .replace(/[^a-f]/g, '')
    .slice(0, 8)}`;
  await seventyFive(word);
  const { groupId } = await newGroup([await newPerson('Olga')]);
  await db.group.update({ where: { id: groupId }, data: { name: `${word} 145`, memberCount: 930 } });
  const page = await openAs(await newPerson('Ana'));
  await page.getByRole('link', { name: 'Find groups' }).first().click();
  await expect(heading(page)).toBeVisible();
  await expect(search(page)).toBeFocused();

  // As one types: a slip is told, and what was asked before is cancelled.
  await search(page).pressSequentially(`${word.slice(0, -1)}y`);
  await expect(page.getByText('75 groups found').or(page.getByText('76 groups found'))).toBeVisible();
  await page.getByRole('button', { name: word, exact: true }).click();
  await expect(search(page)).toHaveValue(word);
  await expect(page).toHaveURL(new RegExp(`q=${word}$`));
  await expect(cards(page).first().locator('mark')).toHaveText(word);

  // Categories and tags, with counts of what fits; each is a place to come back to.
  const categories = page.getByRole('navigation', { name: 'Categories' });
  await categories.getByRole('link', { name: 'Gaming 5 groups' }).click();
  await expect(cards(page)).toHaveCount(5);
  await page.getByRole('button', { name: `${word} evenings 3 groups` }).click();
  await expect(cards(page)).toHaveCount(3);
  await page.reload();
  await expect(cards(page)).toHaveCount(3);
  await expect(page.getByRole('button', { name: `${word} evenings 3 groups` })).toHaveAttribute('aria-pressed', 'true');
  await page.goBack();
  await expect(cards(page)).toHaveCount(5);
  await page.goBack();
  await expect(page.getByText('76 groups found')).toBeVisible();
  await page.getByRole('button', { name: 'Sort by: Best match' }).click();
  await page.getByRole('menuitem', { name: 'Most members' }).click();
  await expect(page.getByRole('button', { name: 'Sort by: Most members' })).toBeVisible();

  // All of them by the keyboard alone, each once.
  await search(page).press('ArrowDown');
  await expect(card(page, `${word} 100`)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(search(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(cards(page)).toHaveCount(76, { timeout: 500 });
  }).toPass();
  const names = await cards(page).getByRole('heading').allTextContents();
  expect(new Set(names).size).toBe(75);

  // Looking inside joins nothing, and leads back to the same place.
  await card(page, `${word} 145`).first().focus();
  const shown = page.locator(`[data-stop="${groupId}"]`);
  await shown.focus();
  const top = async () => Math.round((await shown.boundingBox())?.y ?? -1);
  await expect.poll(top).toBeGreaterThan(0);
  const before = await top();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: `${word} 145` })).toBeVisible();
  await expect(page.getByText('Nothing was said here yet')).toBeVisible();
  await expect(page.getByRole('main').getByText('home', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the groups' }).click();
  await expect(shown).toBeFocused();
  expect(Math.abs((await top()) - before)).toBeLessThan(3);
  await expect(search(page)).toHaveValue(word);
  expect(await db.member.count({ where: { groupId } })).toBe(1);

  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Join group' }).click();
  await expect(composer(page)).toBeVisible();
  await page.goBack();
  await expect(shown).toBeFocused();
  expect(Math.abs((await top()) - before)).toBeLessThan(3);
  await expect(cards(page).filter({ has: shown })).toContainText('Joined');

  // Nothing fits; then nothing can be reached.
  await search(page).fill(`${word} accordion ${word}`);
  await expect(page.getByRole('heading', { name: 'Nothing fits' })).toBeVisible();
  await page.route(/discovery\.search/, (route) => route.abort());
  await search(page).fill(`${word} 10`);
  await expect(page.getByRole('alert')).toContainText('Can’t be reached', { timeout: 30_000 });
  await page.unroute(/discovery\.search/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(card(page, `${word} 100`)).toBeVisible();
  await search(page).press('Escape');
  await expect(search(page)).toHaveValue('');
});

test('a search that nobody waits for any more is cancelled', async ({ openAs }) => {
  const page = await openAs(await newPerson('Ana'), { path: '/discover' });
  await expect(search(page)).toBeFocused();
  const held = Promise.withResolvers<void>();
  await page.route(/discovery\.search.*synthetic/, async (route) => {
    await held.promise;
    await route.continue().catch(() => {});
  });
  const failed = page.waitForEvent('requestfailed', (request) => /discovery\.search.*synthetic/.test(request.url()));
  await search(page).pressSequentially('synthetic');
  await page.waitForRequest(/discovery\.search.*synthetic/);
  await search(page).fill('cat');
  expect((await failed).failure()?.errorText).toContain('ABORTED');
  held.resolve();
  await expect(page).toHaveURL(/q=cat$/);
});

test('a list that can’t be followed, as when another engine answers meanwhile, is asked for anew and goes on', async ({
  openAs,
}) => {
  const word = `zither${randomUUID()
    .replace(/[^a-f]/g, '')
    .slice(0, 8)}`;
  await seventyFive(word);
  const page = await openAs(await newPerson('Ana'));
  const spoiled: string[] = [];
  await page.route(/discovery\.search.*cursor/, async (route) => {
    const url = new URL(route.request().url());
    const input = JSON.parse(url.searchParams.get('input') ?? '');
    if (spoiled.length < 2) {
      spoiled.push(input.cursor);
      url.searchParams.set('input', JSON.stringify({ ...input, cursor: 'of another engine' }));
    }
    await route.continue({ url: url.href });
  });
  await page.goto(`/discover?q=${word}`);
  await expect(cards(page)).toHaveCount(30);
  await search(page).press('ArrowDown');
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(cards(page)).toHaveCount(75, { timeout: 500 });
  }).toPass();
  expect(spoiled).toHaveLength(2);
});

test('who makes a group gives it tags by the keyboard, changes them later, and it is found by them', async ({
  openAs,
}) => {
  const tag = `kazoo${randomUUID()
    .replace(/[^a-f]/g, '')
    .slice(0, 8)}`;
  const page = await openAs(await newPerson('Ana'), { path: '/discover' });
  await page.getByRole('button', { name: 'Create a group' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Create a group' });
  await dialog.getByLabel('Name').fill('Kazoo Corner');
  const tags = dialog.getByRole('textbox', { name: 'Tags' });
  await tags.pressSequentially('Brass,brass,wind');
  await tags.press('Enter');
  await tags.press('Backspace');
  await tags.fill(tag);
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await expect(composer(page)).toBeVisible();

  await page.getByRole('button', { name: /: group menu$/ }).click();
  await page.getByRole('menuitem', { name: 'Group settings' }).click();
  const settings = page.getByRole('dialog', { name: 'Settings of Kazoo Corner' });
  await settings.getByRole('button', { name: 'Remove the tag brass' }).click();
  await settings.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(settings).toBeHidden();
  await page.goto(`/discover?q=${tag}`);
  await expect(card(page, 'Kazoo Corner')).toBeVisible();
  await expect(cards(page).getByRole('list', { name: 'Tags' })).toHaveText(tag);
});
