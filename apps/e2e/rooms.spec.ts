import type { Page } from '@playwright/test';
import { db, newGroup, newPerson, test } from './fixtures.ts';
import {
  chooseForRoom,
  chooseInMenu,
  composer,
  createRoom,
  createTopic,
  expect,
  patient,
  rail,
  room,
  sidebar,
  structure,
  title,
  topic,
} from './sidebar.ts';

test.describe.configure(patient);

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

/** Picks up what has the focus. It listens to the arrows one turn later. */
async function pickUp(page: Page, name: string) {
  await page.keyboard.press('Space');
  await expect(page.getByText(`Picked up ${name}.`)).toBeAttached();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
}

test('rooms and topics are put in another order by the keyboard alone, and everybody sees it', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const [page, other] = [await openAs(ana, { path }), await openAs(ben, { path })];
  await createTopic(page, 'Gear');
  for (const name of ['patches', 'modular']) await createRoom(page, name, 'Gear');
  await expect(room(page, 'modular')).toHaveAccessibleDescription(/Press space/);

  await room(page, 'modular').focus();
  await pickUp(page, 'modular');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByText('modular is before patches.')).toBeAttached();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByText('modular is last in General.')).toBeAttached();
  await page.keyboard.press('Space');
  await expect.poll(() => structure(other)).toEqual(['General: home modular', 'Gear: patches']);
  await expect(room(page, 'modular')).toBeFocused();

  await pickUp(page, 'modular');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  await expect.poll(() => structure(page)).toEqual(['General: home modular', 'Gear: patches']);

  await topic(page, 'Gear').focus();
  await pickUp(page, 'Gear');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByText('Gear is before General.')).toBeAttached();
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

test('what is unread in a group is marked as read from its menu, on all devices', async ({ openAs }) => {
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

  // A finger that rests lifts what can be moved; where it moves nothing, it gets the menu.
  await room(page, 'home').tap({ trial: true });
  const touch = await page.context().newCDPSession(page);
  const { x = 0, y = 0 } = (await room(page, 'home').boundingBox()) ?? {};
  const touchPoints = [{ x: x + 40, y: y + 20 }];
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await expect(sidebar(page).locator('[data-lifted]')).toBeVisible();
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect(page.getByRole('menuitem', { name: 'Edit room' })).toBeVisible();
  await page.keyboard.press('Escape');

  await room(page, 'home').tap();
  await expect(title(page, 'home')).toBeVisible();
  await expect(room(page, 'home')).toBeHidden();
});

test('among many rooms, the one where one is comes into view, after a reload and by keys', async ({ openAs }) => {
  const ana = await newPerson('Ana');
  const { groupId, topicId, path } = await newGroup([ana]);
  const names = Array.from({ length: 60 }, (_, i) => `room ${i}`);
  await db.room.createMany({ data: names.map((name, i) => ({ groupId, topicId, name, position: i + 1 })) });
  const page = await openAs(ana, { path });
  await expect(room(page, 'home')).toBeInViewport();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(title(page, 'room 59')).toBeVisible();
  await expect(room(page, 'room 59')).toBeInViewport();
  await page.reload();
  await expect(room(page, 'room 59')).toBeInViewport();
  // The list scrolls, and never the page behind it.
  const [pageHeight, screenHeight] = await page.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
  expect(pageHeight).toBe(screenHeight);
});
