import { expect as atOnce, type Page } from '@playwright/test';

/** Two people at once are slow on a small machine; what they wait for is the same. */
export const expect = atOnce.configure({ timeout: 15_000 });
/** For tests in which two people do many things. */
export const patient = { timeout: 90_000 };

export const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Rooms' });
export const rail = (page: Page) => page.getByRole('navigation', { name: 'Your groups' });
export const room = (page: Page, name: string) => sidebar(page).getByRole('link', { name, exact: true });
export const topic = (page: Page, name: string) => sidebar(page).getByRole('button', { name, exact: true });
export const composer = (page: Page) => page.getByRole('textbox', { name: /^Write a message/ });
export const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** Everything of the sidebar from top to bottom, as `General: home news`. */
export async function structure(page: Page): Promise<string[]> {
  const topics = sidebar(page).locator('[data-topic]');
  return topics.evaluateAll((items) =>
    items.map((item) => {
      const names = [...item.querySelectorAll('h3 button span, [data-room] a > span:first-of-type')];
      const [name, ...rooms] = names.map((each) => each.textContent);
      return `${name}: ${rooms.join(' ')}`.trim();
    }),
  );
}

/** Takes an entry of the menu that is open. */
export async function chooseInMenu(page: Page, name: string) {
  await page.getByRole('menuitem', { name, exact: true }).click();
}

/** Takes an entry of the menu behind the group's name. */
export async function chooseForGroup(page: Page, name: string) {
  await page.getByRole('button', { name: /: group menu$/ }).click();
  await chooseInMenu(page, name);
}

/** Takes an entry of the menu at the end of a room's row. */
export async function chooseForRoom(page: Page, name: string, action: string) {
  await room(page, name).hover();
  await sidebar(page)
    .getByRole('button', { name: `Room ${name}: more actions` })
    .click();
  await chooseInMenu(page, action);
}

/** Makes a topic through its dialog. */
export async function createTopic(page: Page, name: string) {
  await sidebar(page).getByRole('button', { name: 'Create topic' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create a topic' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create topic' }).click();
  await expect(dialog).toBeHidden();
}

/** Makes a room through its dialog, and is in it. */
export async function createRoom(page: Page, name: string, inTopic = 'General') {
  await sidebar(page)
    .getByRole('button', { name: `Create a room in ${inTopic}` })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Create a room' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create room' }).click();
  await expect(title(page, name)).toBeVisible();
}
