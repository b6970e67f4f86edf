import { randomUUID } from 'node:crypto';
import { expect as atOnce, type Page } from '@playwright/test';
import { db, newGroup, newPerson, test } from './fixtures.ts';

// Two people at once are slow on a small machine; what they wait for is the same.
test.describe.configure({ timeout: 90_000 });
const expect = atOnce.configure({ timeout: 15_000 });

const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Rooms' });
const rail = (page: Page) => page.getByRole('navigation', { name: 'Your groups' });
const room = (page: Page, name: string) => sidebar(page).getByRole('link', { name, exact: true });
const topic = (page: Page, name: string) => sidebar(page).getByRole('button', { name, exact: true });
const composer = (page: Page) => page.getByRole('textbox', { name: /^Write a message/ });
const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** Everything of the sidebar from top to bottom, as `General: home news`. */
async function structure(page: Page): Promise<string[]> {
  const topics = sidebar(page).locator('[data-topic]');
  return topics.evaluateAll((items) =>
    items.map((item) => {
      const names = [...item.querySelectorAll('h3 button span, [data-room] a > span:first-of-type')];
      const [name, ...rooms] = names.map((each) => each.textContent);
      return `${name}: ${rooms.join(' ')}`.trim();
    }),
  );
}

async function chooseInMenu(page: Page, name: string) {
  await page.getByRole('menuitem', { name, exact: true }).click();
}

async function chooseForGroup(page: Page, name: string) {
  await page.getByRole('button', { name: /: group menu$/ }).click();
  await chooseInMenu(page, name);
}

async function chooseForRoom(page: Page, name: string, action: string) {
  await room(page, name).hover();
  await sidebar(page)
    .getByRole('button', { name: `Room ${name}: more actions` })
    .click();
  await chooseInMenu(page, action);
}

async function createTopic(page: Page, name: string) {
  await sidebar(page).getByRole('button', { name: 'Create topic' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create a topic' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create topic' }).click();
  await expect(dialog).toBeHidden();
}

async function createRoom(page: Page, name: string, inTopic = 'General') {
  await sidebar(page)
    .getByRole('button', { name: `Create a room in ${inTopic}` })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Create a room' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create room' }).click();
  await expect(title(page, name)).toBeVisible();
}

test('what one makes, names, moves and deletes in a group, everybody in it sees at once', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const [page, other] = [await openAs(ana, { path }), await openAs(ben, { path })];
  await expect(room(other, 'home')).toBeVisible();
  const loads: string[] = [];
  other.on('load', () => loads.push(other.url()));

  await createTopic(page, 'Gear');
  await expect(topic(other, 'Gear')).toBeVisible();
  await expect(sidebar(other).getByText('No rooms in this topic')).toBeVisible();
  await createRoom(page, 'patches', 'Gear');
  await createRoom(page, 'modular', 'Gear');
  await expect.poll(() => structure(other)).toEqual(['General: home', 'Gear: patches modular']);

  await chooseForRoom(page, 'patches', 'Edit room');
  const edit = page.getByRole('dialog', { name: 'Edit patches' });
  await edit.getByLabel('Name').fill('cables');
  await edit.getByLabel('Description').fill('Where the noise comes from.');
  await edit.getByRole('button', { name: 'Save' }).click();
  await room(other, 'cables').click();
  await expect(title(other, 'cables')).toBeVisible();
  await expect(other.getByText('Where the noise comes from.').first()).toBeVisible();

  await topic(page, 'Gear').hover();
  await sidebar(page).getByRole('button', { name: 'Topic Gear: more actions' }).click();
  await chooseInMenu(page, 'Rename topic');
  await page.getByRole('dialog', { name: 'Rename topic' }).getByLabel('Name').fill('Workbench');
  await page.keyboard.press('Enter');
  await expect(topic(other, 'Workbench')).toBeVisible();

  await chooseForRoom(page, 'modular', 'Delete room');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete room' }).click();
  await expect(room(other, 'modular')).toBeHidden();

  // Who looks at a room when it goes is led back to the group, and told.
  await topic(page, 'Workbench').click({ button: 'right' });
  await chooseInMenu(page, 'Delete topic');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete topic' }).click();
  await expect(other.getByText('cables was deleted.')).toBeVisible();
  await expect(title(other, 'home')).toBeVisible();
  await expect.poll(() => structure(other)).toEqual(['General: home']);
  expect(loads).toEqual([]);
});

test('rooms and topics are put in another order by the keyboard alone, and everybody sees it', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const [page, other] = [await openAs(ana, { path }), await openAs(ben, { path })];
  await createTopic(page, 'Gear');
  for (const name of ['patches', 'modular']) await createRoom(page, name, 'Gear');
  await expect(room(page, 'modular')).toHaveAccessibleDescription(/Press space/);

  await room(page, 'modular').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByText('modular is before patches.')).toBeAttached();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByText('modular is last in General.')).toBeAttached();
  await page.keyboard.press('Space');
  await expect.poll(() => structure(other)).toEqual(['General: home modular', 'Gear: patches']);
  await expect(room(page, 'modular')).toBeFocused();

  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  await expect.poll(() => structure(page)).toEqual(['General: home modular', 'Gear: patches']);

  await topic(page, 'Gear').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await expect.poll(() => structure(other)).toEqual(['Gear: patches', 'General: home modular']);

  await chooseForRoom(page, 'patches', 'Move down');
  await expect.poll(() => structure(other)).toEqual(['Gear:', 'General: patches home modular']);
});

test('a room is dragged into another topic by the pointer', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const [page, other] = [await openAs(ana, { path }), await openAs(ben, { path })];
  await createTopic(page, 'Gear');
  await createRoom(page, 'patches');
  await expect(room(page, 'patches')).toHaveAccessibleDescription(/Press space/);
  const before = page.url();
  await room(page, 'patches').hover();
  await page.mouse.down();
  await topic(page, 'Gear').hover();
  const head = await topic(page, 'Gear').boundingBox();
  await page.mouse.move((head?.x ?? 0) + 60, (head?.y ?? 0) + 45, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => structure(page)).toEqual(['General: home', 'Gear: patches']);
  await expect.poll(() => structure(other)).toEqual(['General: home', 'Gear: patches']);
  expect(page.url()).toBe(before);
});

test('a move that the server refuses is taken back, and said', async ({ openAs }) => {
  const ana = await newPerson('Ana');
  const { path } = await newGroup([ana]);
  const page = await openAs(ana, { path });
  await createRoom(page, 'patches');
  await page.route(/rooms\.move/, (route) => route.abort());
  await chooseForRoom(page, 'patches', 'Move up');
  await expect(page.getByText('patches could not be moved and is back in its place.').first()).toBeVisible();
  await expect.poll(() => structure(page)).toEqual(['General: home patches']);
});

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

test('a private group is found by nobody, and joined by a link until that is revoked', async ({ openAs }) => {
  const [ana, ben, cleo] = [await newPerson('Ana'), await newPerson('Ben'), await newPerson('Cleo')];
  const { path, groupId } = await newGroup([ana]);
  const page = await openAs(ana, { path });
  await chooseForGroup(page, 'Group settings');
  const settings = page.getByRole('dialog', { name: 'Settings of Synth Club' });
  await settings.getByLabel('Private').check();
  await settings.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The group is changed')).toBeVisible();

  const other = await openAs(ben, { path });
  await expect(other.getByRole('heading', { level: 2, name: 'This group can’t be shown' })).toBeVisible();

  await chooseForGroup(page, 'Invite people');
  const invites = page.getByRole('dialog', { name: 'Invite people to Synth Club' });
  await invites.getByRole('button', { name: 'Create a link' }).click();
  await invites.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Invite link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(await invites.getByRole('textbox', { name: 'Invite link' }).inputValue());

  await other.goto(link);
  await expect(other.getByText('Ana invited you to')).toBeVisible();
  await expect(other.getByRole('heading', { name: 'Synth Club' })).toBeVisible();
  expect(await db.member.count({ where: { groupId } })).toBe(1);
  await other.getByRole('button', { name: 'Join group' }).click();
  await expect(composer(other)).toBeVisible();
  await other.goto(link);
  await expect(other.getByText('You are in this group already.')).toBeVisible();

  await invites.getByRole('button', { name: /^Revoke the link/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(invites.getByRole('heading', { name: 'No links yet' })).toBeVisible();
  const late = await openAs(cleo, { path: new URL(link).pathname });
  await expect(late.getByRole('heading', { level: 2, name: 'This invite doesn’t work' })).toBeVisible();
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

test('the list of public groups leads to their pages, and marks those that one is in', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { groupId } = await newGroup([ana, ben]);
  const name = `Choir ${randomUUID().slice(0, 6)}`;
  await db.group.update({ where: { id: groupId }, data: { name, memberCount: 1_000_000 } });
  const page = await openAs(await newPerson('Cleo'));
  await page.getByRole('link', { name: 'Find groups' }).first().click();
  const card = page.getByRole('main').getByRole('link', { name: new RegExp(name) });
  await expect(card.getByText('Joined')).toBeHidden();
  await card.click();
  await page.getByRole('button', { name: 'Join group' }).click();
  await expect(composer(page)).toBeVisible();
  await page.getByRole('link', { name: 'Find groups' }).first().click();
  await expect(card.getByText('Joined')).toBeVisible();
});

test('the keyboard goes from room to room, and to those with something unread', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const [page, other] = [await openAs(ana, { path }), await openAs(ben, { path })];
  for (const name of ['news', 'gear', 'patches']) await createRoom(page, name);
  await room(other, 'gear').click();
  await composer(other).fill('Anybody here?');
  await composer(other).press('Enter');
  await expect(room(page, 'gear, 1 unread')).toBeVisible();

  await page.keyboard.press('Alt+ArrowUp');
  await expect(title(page, 'gear')).toBeVisible();
  await expect(room(page, 'gear')).toBeVisible();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(title(page, 'patches')).toBeVisible();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(title(page, 'home')).toBeVisible();

  await composer(other).fill('Nobody?');
  await composer(other).press('Enter');
  await expect(room(page, 'gear, 1 unread')).toBeVisible();
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect(title(page, 'gear')).toBeVisible();
});

test('what is unread in a room, a topic and a group is marked as read from their menus, on all devices', async ({
  openAs,
}) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const [page, other] = [await openAs(ana, { path }), await openAs(ben, { path })];
  await createRoom(page, 'news');
  const device = await openAs(ana, { path });
  await room(device, 'news').click();
  await device.goto('/settings');
  await page.goto('/discover');
  await room(other, 'home').click();
  for (const text of ['One', 'Two']) {
    await composer(other).fill(text);
    await composer(other).press('Enter');
  }
  for (const each of [page, device]) await expect(rail(each).getByRole('link', { name: /2 unread/ })).toBeVisible();
  await rail(page)
    .getByRole('link', { name: /2 unread/ })
    .click({ button: 'right' });
  await chooseInMenu(page, 'Mark as read');
  for (const each of [page, device]) await expect(rail(each).getByRole('link', { name: /unread/ })).toBeHidden();
});

test('a topic is put away and stays so on this device; the room where one is stays in view', async ({ openAs }) => {
  const ana = await newPerson('Ana');
  const { path } = await newGroup([ana]);
  const page = await openAs(ana, { path });
  await createRoom(page, 'news');
  await topic(page, 'General').click();
  await expect(room(page, 'home')).toBeHidden();
  await expect(room(page, 'news')).toBeVisible();
  await page.reload();
  await expect(room(page, 'news')).toBeVisible();
  await expect(room(page, 'home')).toBeHidden();
  await topic(page, 'General').focus();
  await page.keyboard.press('ArrowRight');
  await expect(room(page, 'home')).toBeVisible();
});

test('on a small screen groups and rooms come in from the left, and a resting finger opens a menu', async ({
  openAs,
}) => {
  const ana = await newPerson('Ana');
  const { path } = await newGroup([ana]);
  const options = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  const page = await openAs(ana, { path, options });
  await expect(composer(page)).toBeVisible();
  await expect(room(page, 'home')).toBeHidden();
  await page.getByRole('button', { name: 'Open groups and rooms' }).tap();
  await sidebar(page).getByRole('button', { name: 'Create a room in General' }).tap();
  await page.getByRole('dialog').getByLabel('Name').fill('news');
  await page.getByRole('dialog').getByRole('button', { name: 'Create room' }).tap();
  await expect(title(page, 'news')).toBeVisible();
  await expect(room(page, 'home')).toBeHidden();
  await page.getByRole('button', { name: 'Open groups and rooms' }).tap();
  await room(page, 'home').tap();
  await expect(title(page, 'home')).toBeVisible();
  await expect(room(page, 'home')).toBeHidden();
});
