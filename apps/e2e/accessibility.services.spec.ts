import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { db, newGroup, newPerson, test } from './fixtures.ts';

/** Nothing but what is wrong is worth reporting, which takes far less time. */
const resultTypes: ['violations'] = ['violations'];
/** Beside the rules that are on by themselves: WCAG 2.2's own. */
const all = { resultTypes, rules: { 'target-size': { enabled: true } } };
const contrast = { resultTypes, runOnly: ['color-contrast'] };

/** Nothing that axe finds wrong with the page as it stands, once nothing moves any more; nor with its dark colours. */
async function expectNoViolations(page: Page) {
  const found: string[] = [];
  for (const [colorScheme, options] of [
    ['light', all],
    ['dark', contrast],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await expect
      .poll(() => page.evaluate(() => document.getAnimations().filter((each) => each.playState === 'running').length))
      .toBe(0);
    // There are no frames, for which alone axe would open a page of its own each time.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(options).analyze();
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${colorScheme}: ${id}: ${html}`)));
  }
  expect(found).toEqual([]);
}

// Axe takes its time for each of many states.
test.slow();

test('axe finds nothing wrong with signing in and up', async ({ page }) => {
  await newPerson('Somebody');
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Please fill this in.').first()).toBeVisible();
  await expectNoViolations(page);
  await page.goto('/sign-in?step=code');
  await page.getByLabel('Code', { exact: true }).waitFor();
  await expectNoViolations(page);
  await page.goto('/sign-up');
  await page.getByRole('button', { name: 'Create account' }).waitFor();
  await expectNoViolations(page);
});

test('axe finds nothing wrong with the start, a room, and what opens there', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const page = await openAs(ana);
  await page.getByRole('button', { name: /^Ana Online/ }).waitFor();
  await expectNoViolations(page);

  const { path } = await newGroup([ana, ben]);
  await page.goto(path);
  const members = page.getByRole('complementary', { name: 'Members' });
  await members.getByRole('button', { name: 'Ben Offline' }).waitFor();
  await page.getByPlaceholder('Message #home').fill('Good morning');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log')).toContainText('Good morning');
  await expectNoViolations(page);
  await page.getByRole('button', { name: /^Ana Online/ }).click();
  await page.getByRole('menuitem', { name: /^Invisible/ }).waitFor();
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await members.getByRole('button', { name: 'Ben Offline' }).click();
  const card = page.getByRole('dialog', { name: 'About Ben' });
  await card.waitFor();
  await expectNoViolations(page);
  await card.getByRole('button', { name: 'Remove from group' }).click();
  await page.getByRole('alertdialog').waitFor();
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await members.getByRole('textbox').fill('nobody is called so');
  await page.getByRole('heading', { name: 'Nobody found' }).waitFor();
  await expectNoViolations(page);
});

test('axe finds nothing wrong with looking for groups, in each state', async ({ openAs }) => {
  const { groupId } = await newGroup([await newPerson('Olga')]);
  const name = `Dulcimer ${groupId.slice(-6)}`;
  const head = { name, description: 'Strings that are hit.', tags: ['strings', 'folk'], memberCount: 2_000_000 };
  await db.group.update({ where: { id: groupId }, data: head });
  const page = await openAs(await newPerson('Ana'), { path: '/discover?q=dulcimor' });
  const search = page.getByRole('textbox', { name: 'Search groups' });
  await page.getByText('Showing results for').waitFor();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Sort by: Best match' }).click();
  await page.getByRole('menuitem', { name: 'Newest' }).waitFor();
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('button', { name: 'Open groups and rooms' }).waitFor();
  await expectNoViolations(page);
  await search.fill('nobody plays this');
  await page.getByRole('heading', { name: 'Nothing fits' }).waitFor();
  await expectNoViolations(page);
  await search.fill('dulcimer');
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'Back to the groups' }).waitFor();
  await expectNoViolations(page);
});

test('axe finds nothing wrong with the settings', async ({ openAs }) => {
  const ana = await newPerson('Ana');
  await db.user.update({ where: { id: ana.id }, data: { isOperator: true } });
  const page = await openAs(ana, { path: '/settings' });
  for (const name of ['Devices', 'Password', 'Security', 'Your data', 'Appearance', 'Instance', 'Profile']) {
    await page.getByRole('link', { name }).click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
    await expectNoViolations(page);
  }
  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('img', { name: 'QR code for the app' }).waitFor();
  await expectNoViolations(page);
  await page.goto('/settings/data');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await page.getByRole('alert').getByText('You alone run this place.').waitFor();
  await expectNoViolations(page);
  await page.goto('/settings/profile');
  await page.getByLabel('Display name').fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Please fill this in.')).toBeVisible();
  await expectNoViolations(page);
});

test('axe finds nothing wrong on a small screen, with its drawers open', async ({ openAs }) => {
  const ana = await newPerson('Ana');
  const { path } = await newGroup([ana]);
  const viewport = { width: 390, height: 844 };
  const page = await openAs(ana, { path, options: { viewport, hasTouch: true } });
  await page.getByRole('button', { name: 'Open groups and rooms' }).click();
  await page.getByRole('link', { name: 'home', exact: true }).waitFor();
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Show members' }).click();
  await page.getByRole('button', { name: 'Ana Owner Online' }).waitFor();
  await expectNoViolations(page);
  await page.goto('/settings');
  await page.getByRole('link', { name: 'Profile' }).waitFor();
  await expectNoViolations(page);
  await page.getByRole('link', { name: 'Devices' }).click();
  await page.getByRole('button', { name: 'Sign out here' }).waitFor();
  await expectNoViolations(page);
});
