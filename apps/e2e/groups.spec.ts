import { randomUUID } from 'node:crypto';
import { db, newGroup, newPerson, test } from './fixtures.ts';
import { chooseForGroup, chooseForRoom, composer, expect, patient, rail, room, sidebar, title } from './sidebar.ts';

test.describe.configure(patient);

test('who makes a group is in it at once, in a room where one can write', async ({ openAs }) => {
  const ana = await newPerson('Ana');
  const page = await openAs(ana);
  const name = `Allotment ${randomUUID().slice(0, 6)}`;
  await page.getByRole('button', { name: 'Create a group' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Create a group' });
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await expect(dialog.getByText('Please fill this in.')).toBeVisible();
  await dialog.getByLabel('Name').fill(name);

  // What was typed is not lost by a slip.
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByLabel('Name')).toHaveValue(name);

  // Nor by a failure.
  await page.route(/groups\.create/, (route) => route.abort());
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Can’t be reached');
  await expect(dialog.getByLabel('Name')).toHaveValue(name);
  await page.unroute(/groups\.create/);

  await dialog.getByRole('button', { name: 'Create group' }).click();
  await expect(page.getByRole('button', { name: `${name}: group menu` })).toBeVisible();
  await expect(composer(page)).toBeVisible();
  await expect(rail(page).getByRole('link', { name })).toBeVisible();
});

test('predecessor defect 14: a group without rooms is no blank page', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const [page, other] = [await openAs(ana, { path }), await openAs(ben, { path })];
  await expect(room(other, 'home')).toBeVisible();
  await chooseForRoom(page, 'home', 'Delete room');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete room' }).click();
  for (const each of [page, other])
    await expect(each.getByRole('heading', { name: 'No rooms here yet' })).toBeVisible();
  await expect(other.getByRole('main').getByRole('button', { name: 'Create room' })).toBeHidden();

  await page.getByRole('main').getByRole('button', { name: 'Create room' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('fresh start');
  await page.keyboard.press('Enter');
  await expect(title(page, 'fresh start')).toBeVisible();
  await expect(title(other, 'fresh start')).toBeVisible();
});

test('a member is offered nothing that only others may do', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const page = await openAs(ben, { path });
  await page.getByRole('button', { name: /: group menu$/ }).click();
  await expect(page.getByRole('menuitem')).toHaveText(['Copy link', 'Leave group']);
  await page.keyboard.press('Escape');
  await room(page, 'home').click({ button: 'right' });
  await expect(page.getByRole('menuitem')).toHaveText(['Copy link']);
  await page.keyboard.press('Escape');
  await expect(sidebar(page).getByRole('button', { name: 'Create topic' })).toBeHidden();
  await expect(sidebar(page).getByRole('button', { name: /^Create a room/ })).toBeHidden();
});

test('a member leaves, after a question, and the group is gone from all their tabs', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const page = await openAs(ben, { path });
  const tab = await page.context().newPage();
  await tab.goto(path);
  await expect(composer(tab)).toBeVisible();
  await chooseForGroup(page, 'Leave group');
  await page.getByRole('alertdialog', { name: 'Leave Synth Club?' }).getByRole('button', { name: 'Leave' }).click();
  for (const each of [page, tab]) {
    await expect(each.getByText('You left Synth Club.')).toBeVisible();
    await expect(each.getByRole('heading', { name: 'No groups yet' })).toBeVisible();
    await expect(rail(each).getByRole('link', { name: 'Synth Club' })).toBeHidden();
  }
});

test('the owner gives the group away before leaving it', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const [page, other] = [await openAs(ana, { path }), await openAs(ben, { path })];
  await expect(room(other, 'home')).toBeVisible();
  await expect(sidebar(other).getByRole('button', { name: 'Create topic' })).toBeHidden();
  await chooseForGroup(page, 'Leave group');
  const told = page.getByRole('alertdialog', { name: 'You own Synth Club' });
  await expect(told.getByRole('button', { name: 'Leave', exact: true })).toBeHidden();
  await told.getByRole('button', { name: 'Give it away…' }).click();
  const settings = page.getByRole('dialog', { name: 'Settings of Synth Club' });
  await settings.getByRole('textbox', { name: 'Search members' }).fill('be');
  await settings.getByRole('button', { name: 'Give to Ben' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Give away' }).click();
  await expect(page.getByText('Synth Club now belongs to Ben.')).toBeVisible();
  await expect(sidebar(other).getByRole('button', { name: 'Create topic' })).toBeVisible();
  await expect(sidebar(page).getByRole('button', { name: 'Create topic' })).toBeHidden();

  await chooseForGroup(page, 'Leave group');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('heading', { name: 'No groups yet' })).toBeVisible();
});

test('a group that is deleted leads those who look at it to the start, and says so', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const [page, other] = [await openAs(ana, { path }), await openAs(ben, { path })];
  await expect(composer(other)).toBeVisible();
  await chooseForGroup(page, 'Delete group');
  const dialog = page.getByRole('alertdialog', { name: 'Delete Synth Club?' });
  await expect(dialog.getByRole('button', { name: 'Delete group' })).toBeDisabled();
  await dialog.getByLabel('Name').fill('Synth Club');
  await dialog.getByRole('button', { name: 'Delete group' }).click();
  for (const each of [page, other]) {
    await expect(each.getByText('Synth Club was deleted.')).toBeVisible();
    await expect(each.getByRole('heading', { name: 'No groups yet' })).toBeVisible();
  }
});

test('who is removed while looking is led to the start, and told', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const [page, other] = [await openAs(ana, { path }), await openAs(ben, { path })];
  await expect(composer(other)).toBeVisible();
  await page
    .getByRole('complementary', { name: 'Members' })
    .getByRole('button', { name: /^Ben/ })
    .click({ button: 'right' });
  await page.getByRole('menuitem', { name: /Remove/ }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /Remove/ })
    .click();
  await expect(other.getByText('You were removed from Synth Club.')).toBeVisible();
  await expect(other.getByRole('heading', { name: 'No groups yet' })).toBeVisible();
});

test('the address of a public group shows what it is, and never joins by itself', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path, groupId } = await newGroup([ana]);
  const page = await openAs(ana, { path });
  const other = await openAs(ben, { path });
  await expect(other.getByRole('heading', { level: 2, name: 'Synth Club' })).toBeVisible();
  await expect(other.getByRole('main').getByText('1 member')).toBeVisible();
  await other.reload();
  await expect(other.getByRole('button', { name: 'Join group' })).toBeVisible();
  expect(await db.member.count({ where: { groupId } })).toBe(1);

  await other.getByRole('button', { name: 'Join group' }).click();
  await expect(composer(other)).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Members' }).getByText('Ben')).toBeVisible();
});
