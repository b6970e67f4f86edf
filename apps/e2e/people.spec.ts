import { limits } from '@parley/contract/limits';
import { expect, type Page } from '@playwright/test';
import { db, newGroup, newPerson, test } from './fixtures.ts';

/** A person goes offline this long after their last tab, and then a frame has to come. */
const offlineWithin = { timeout: limits.offlineAfterMs + 8_000 };

const members = (page: Page) => page.getByRole('complementary', { name: 'Members' });
const row = (page: Page, name: string | RegExp) => members(page).getByRole('button', { name });

async function choosePresence(page: Page, choice: string) {
  const item = page.getByRole('menuitem', { name: new RegExp(`^${choice}`) });
  // A room that has only just come takes the focus, and closes what was opened before.
  await expect(async () => {
    await page.getByRole('button', { name: /Change how people see you/ }).click({ timeout: 5_000 });
    await item.click({ timeout: 5_000 });
  }).toPass();
}

test('with two tabs, closing one keeps a person online; closing both makes them offline after a while', async ({
  openAs,
}) => {
  test.slow();
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const page = await openAs(ana, { path });
  await expect(row(page, 'Ben Offline')).toBeVisible();
  const first = await openAs(ben, { path });
  await expect(row(page, 'Ben Online')).toBeVisible();
  await expect(members(page).getByRole('heading', { name: 'Online — 2' })).toBeVisible();
  const second = await first.context().newPage();
  await second.goto(path);
  await expect(row(second, 'Ben Online')).toBeVisible();

  const closedAt = Date.now();
  await first.close();
  // Whoever were to go offline now would have by the time that the second tab's own end is seen.
  await expect.poll(() => Date.now() - closedAt, offlineWithin).toBeGreaterThan(limits.offlineAfterMs + 1_500);
  await expect(row(page, 'Ben Online')).toBeVisible();
  await second.close();
  await expect(row(page, 'Ben Offline')).toBeVisible(offlineWithin);
  await expect(members(page).getByRole('heading', { name: 'Offline — 1' })).toBeVisible();
});

test('others see who would rather not be disturbed, and take the invisible for offline', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const page = await openAs(ana, { path });
  const other = await openAs(ben, { path });
  await expect(row(page, 'Ben Online')).toBeVisible();
  await choosePresence(other, 'Do not disturb');
  await expect(row(page, 'Ben Do not disturb')).toBeVisible();
  await choosePresence(other, 'Invisible');
  await expect(row(page, 'Ben Offline')).toBeVisible();
  await expect(other.getByRole('button', { name: /^Ben Invisible/ })).toBeVisible();
  await choosePresence(other, 'Online');
  await expect(row(page, 'Ben Online')).toBeVisible();
});

test('a new display name shows at once wherever others see it', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const page = await openAs(ana, { path });
  const other = await openAs(ben, { path });
  await other.getByPlaceholder('Message #home').fill('Good morning');
  await other.keyboard.press('Enter');
  await expect(page.getByText('Good morning')).toBeVisible();
  const tab = await other.context().newPage();
  await tab.goto('/settings/profile');
  await tab.getByLabel('Display name').fill('Benedetta Rossi');
  await tab.getByRole('button', { name: 'Save' }).click();
  for (const each of [page, other]) {
    await expect(row(each, 'Benedetta Rossi Online')).toBeVisible();
    await expect(each.getByRole('log')).toContainText('Benedetta Rossi');
  }
  await expect(other.getByRole('button', { name: /^Benedetta Rossi Online Change/ })).toBeVisible();
});

test('members are searched by name and username as one types, and a search that finds nobody says so', async ({
  openAs,
}) => {
  const ana = await newPerson('Ana');
  const others = await Promise.all(['Élodie', 'Ben', 'Bernadette'].map(newPerson));
  const { path } = await newGroup([ana, ...others]);
  const page = await openAs(ana, { path });
  const search = page.getByRole('textbox', { name: 'Search members' });
  await search.pressSequentially('be');
  await expect(members(page).getByRole('heading', { name: 'Offline — 2' })).toBeVisible();
  await expect(row(page, /Élodie/)).toBeHidden();
  await search.fill(others[0]?.username ?? '');
  await expect(row(page, 'Élodie Offline')).toBeVisible();
  await search.fill('nobody is called so');
  await expect(page.getByRole('heading', { name: 'Nobody found' })).toBeVisible();
  await search.press('Escape');
  await expect(row(page, 'Ben Offline')).toBeVisible();
});

test('a long list brings its pages as one scrolls, and the arrows lead through it', async ({ openAs }) => {
  const count = limits.membersPerPage * 3;
  const ana = await newPerson('Ana');
  const usernames = Array.from({ length: count }, (_, at) => `crowd-${Date.now()}-${at}`);
  const crowd = await db.user.createManyAndReturn({
    data: usernames.map((username, at) => ({ username, usernameSkeleton: username, displayName: `P ${1000 + at}` })),
  });
  const { path } = await newGroup([ana, ...crowd]);
  const page = await openAs(ana, { path });
  await expect(members(page).getByRole('heading', { name: `Offline — ${count}` })).toBeVisible();
  await row(page, 'P 1000 Offline').focus();
  await page.keyboard.press('ArrowDown');
  await expect(row(page, 'P 1001 Offline')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(row(page, 'Ana Owner Online')).toBeFocused();
  const last = row(page, `P ${999 + count} Offline`);
  await expect
    .poll(async () => {
      await page.keyboard.press('End');
      return last.evaluateAll((rows) => rows.includes(document.activeElement as HTMLElement));
    })
    .toBe(true);
});

test('who joins shows at once, and who is removed is led away at once', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { groupId, path } = await newGroup([ana]);
  const page = await openAs(ana, { path });
  await expect(members(page).getByRole('heading', { name: 'Online — 1' })).toBeVisible();
  const other = await openAs(ben, { path: `/groups/${groupId}` });
  await other.getByRole('button', { name: /^Join/ }).click();
  await expect(row(page, 'Ben Online')).toBeVisible();
  await expect(row(other, 'Ana Owner Online')).toBeVisible();

  await row(other, 'Ana Owner Online').click();
  const card = other.getByRole('dialog', { name: 'About Ana' });
  await expect(card).toContainText(`@${ana.username}`);
  await expect(card.getByRole('button', { name: 'Remove from group' })).toBeHidden();

  await row(page, 'Ben Online').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Remove from group' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove from group' }).click();
  await expect(members(other)).toBeHidden({ timeout: 2_000 });
  await expect(row(page, /Ben/)).toBeHidden();
});

test('an owner gives the group to a member, and from then on sees what a member sees', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const page = await openAs(ana, { path });
  const other = await openAs(ben, { path });
  await row(page, 'Ben Online').click();
  await page.getByRole('dialog', { name: 'About Ben' }).getByRole('button', { name: 'Transfer ownership' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Transfer ownership' }).click();
  await expect(row(other, 'Ben Owner Online')).toBeVisible();
  await row(page, 'Ben Owner Online').click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Copy username' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Remove from group' })).toBeHidden();
});

test('who loses the network is told so, keeps the page with what it had not loaded yet, and is told when it is back', async ({
  openAs,
}) => {
  const page = await openAs(await newPerson('Ana'));
  await page.getByRole('button', { name: /^Ana Online/ }).waitFor();
  const told = page.getByRole('status').filter({ hasText: 'You are offline. What you write is kept.' });
  await page.context().setOffline(true);
  await expect(told).toHaveCount(1);
  await page.context().setOffline(false);
  await expect(page.getByRole('status').filter({ hasText: 'Connected' })).toHaveCount(1);
  await expect(told).toHaveCount(0);
});
