import { expect, type Page } from '@playwright/test';
import { db, newGroup, newPerson, test } from './fixtures.ts';
import { composer } from './sidebar.ts';

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0';

const save = (page: Page) => page.getByRole('button', { name: 'Save' });

test('a profile is edited with a preview, and is the same after a reload', async ({ openAs }) => {
  const page = await openAs(await newPerson('Ana Lima'), { path: '/settings' });
  await page.getByLabel('Display name').fill('Ana de Lima');
  await expect(page.locator('main')).toContainText('Ana de Lima');
  await save(page).click();
  await expect(page.getByText('Your profile is saved.')).toBeVisible();
  await expect(save(page)).toBeHidden();
  await expect(page.getByRole('button', { name: /^Ana de Lima Online/ })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Display name')).toHaveValue('Ana de Lima');
});

test('a username that is taken is said beside its field, and what was typed stays', async ({ openAs }) => {
  const other = await newPerson('Ben');
  const page = await openAs(await newPerson('Ana'), { path: '/settings/profile' });
  const field = page.getByLabel('Username');
  await field.fill(other.username.toUpperCase());
  await save(page).click();
  await expect(page.getByText('This username is taken, or looks like one that is.')).toBeVisible();
  await expect(field).toHaveValue(other.username.toUpperCase());
  await expect(field).toBeFocused();
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(field).not.toHaveValue(other.username.toUpperCase());
  await expect(save(page)).toBeHidden();
});

test('who leaves with unsaved changes is asked, and may stay', async ({ openAs }) => {
  const page = await openAs(await newPerson('Ana'), { path: '/settings/profile' });
  const field = page.getByLabel('Display name');
  await field.fill('Somebody else');
  const toDevices = page.getByRole('link', { name: 'Devices' });
  await toDevices.click();
  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(field).toHaveValue('Somebody else');
  await toDevices.click();
  await question.getByRole('button', { name: 'Leave' }).click();
  await expect(page).toHaveURL('/settings/devices');
});

test('another device is listed by its browser, and signed out within a second', async ({ openAs }) => {
  const ana = await newPerson('Ana');
  const other = await openAs(ana, { path: '/settings/appearance', options: { userAgent: firefox } });
  const page = await openAs(ana, { path: '/settings/devices' });
  await expect(other.getByRole('radio', { name: /Dark/ })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out Firefox on Linux' }).click();
  await expect(other).toHaveURL('/sign-in?redirect=%2Fsettings%2Fappearance', { timeout: 5_000 });
  await expect(other.getByText(/^Your session has ended/)).toBeVisible();
  await expect(page.getByText('You are signed in here and nowhere else.')).toBeVisible();
});

test('all other devices are signed out at once, and this one goes on', async ({ openAs }) => {
  const ana = await newPerson('Ana');
  const { path } = await newGroup([ana]);
  const inRoom = await openAs(ana, { path });
  const others = [inRoom, await openAs(ana)];
  await expect(composer(inRoom)).toBeVisible();
  const page = await openAs(ana, { path: '/settings/devices' });
  await page.getByRole('button', { name: 'Sign out all others' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out all others' }).click();
  for (const other of others) await expect(other).toHaveURL(/sign-in/);
  await expect(page.getByText('You are signed in here and nowhere else.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Sign out here' })).toBeVisible();
});

test('signing out in a room reaches all tabs of the browser, and is no session that ended', async ({ openAs }) => {
  const ana = await newPerson('Ana');
  const { path } = await newGroup([ana]);
  const first = await openAs(ana, { path });
  const second = await first.context().newPage();
  await second.goto('/settings/devices');
  await expect(first.getByRole('complementary', { name: 'Members' }).getByText('Ana')).toBeVisible();
  await first.getByRole('button', { name: /^Ana Online/ }).click();
  await first.getByRole('menuitem', { name: 'Sign out' }).click();
  for (const page of [first, second]) {
    await expect(page).toHaveURL('/sign-in');
    await expect(page.getByText('You are signed out.')).toBeVisible();
  }
});

test('a changed password signs other devices out, and signing in with it leads back', async ({ page, openAs }) => {
  const [first, second] = ['correct horse battery', 'staple of a new kind'];
  const username = `ana.${Date.now()}`;
  await page.goto('/sign-up');
  await page.getByLabel('Display name').fill('Ana');
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Email').fill(`${username}@example.org`);
  await page.getByLabel('Password', { exact: true }).fill(first);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL('/');
  const other = await openAs(await db.user.findUniqueOrThrow({ where: { username } }), { path: '/settings/devices' });

  await page.goto('/settings/password');
  await page.getByLabel('Current password').fill(second);
  await page.getByLabel('New password').fill(second);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('This is not your current password.')).toBeVisible();
  await page.getByLabel('Current password').fill(first);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Your password is changed, and your other devices are signed out.')).toBeVisible();
  await expect(page).toHaveURL('/settings/password');

  await expect(other.getByText(/^Your session has ended/)).toBeVisible();
  await other.getByLabel('Email or username').fill(username);
  await other.getByLabel('Password', { exact: true }).fill(second);
  await other.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(other).toHaveURL('/settings/devices');
});

test('the theme changes at once in all tabs, and stays', async ({ openAs }) => {
  const page = await openAs(await newPerson('Ana'), {
    path: '/settings/appearance',
    options: { colorScheme: 'light' },
  });
  const other = await page.context().newPage();
  await other.goto('/');
  const background = () => other.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.getByRole('radio', { name: /Dark/ }).check();
  await expect.poll(background).not.toBe(light);
  await other.reload();
  expect(await background()).not.toBe(light);
  await page.getByRole('radio', { name: /System/ }).check();
  await expect.poll(background).toBe(light);
});
