import { randomUUID } from 'node:crypto';
import { type Browser, expect, type Page } from '@playwright/test';
import { test } from './fixtures.ts';

// Everything moves, as it does for most people.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

const password = 'green kettle, slow boat';

/** Somebody new, in a browser of their own, through the page where one makes an account. */
async function signUp(browser: Browser, displayName: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const username = `${displayName.toLowerCase()}.${randomUUID().slice(0, 8)}`;
  await page.goto('/sign-up');
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Display name').fill(displayName);
  await page.getByLabel('Email').fill(`${username}@example.org`);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('navigation', { name: 'Your groups' })).toBeVisible();
  return page;
}

async function createGroup(page: Page, name: string) {
  await page.getByRole('button', { name: 'Create a group' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Create a group' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await expect(page.getByRole('button', { name: `${name}: group menu` })).toBeVisible();
}

async function createTopicAndRoom(page: Page, topic: string, room: string) {
  await page.getByRole('button', { name: 'Create topic' }).click();
  const topicDialog = page.getByRole('dialog', { name: 'Create a topic' });
  await topicDialog.getByLabel('Name').fill(topic);
  await topicDialog.getByRole('button', { name: 'Create topic' }).click();
  await page.getByRole('button', { name: `Create a room in ${topic}` }).click();
  const roomDialog = page.getByRole('dialog', { name: 'Create a room' });
  await roomDialog.getByLabel('Name').fill(room);
  await roomDialog.getByRole('button', { name: 'Create room' }).click();
}

const composer = (page: Page) => page.getByRole('textbox', { name: /^Write a message/ });
const messages = (page: Page) => page.getByRole('log');
const message = (page: Page, text: string) => messages(page).getByRole('article').filter({ hasText: text });

async function say(page: Page, text: string, shown = text) {
  await composer(page).fill(text);
  await composer(page).press('Enter');
  await expect(message(page, shown)).not.toContainText('Sending');
}

async function act(page: Page, text: string, name: string) {
  await message(page, text).first().hover();
  await message(page, text).first().getByRole('button', { name: 'Message actions' }).click();
  await page.getByRole('menuitem', { name }).click();
}

test('two people sign up, one makes a group with a topic and a room, the other joins, and they talk without ever reloading', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const group = `Synth Club ${randomUUID().slice(0, 6)}`;
  const ana = await signUp(browser, 'Ana');
  const tomasz = await signUp(browser, 'Tomasz');
  await createGroup(ana, group);
  await createTopicAndRoom(ana, 'Gear', 'patches');
  await ana.getByRole('link', { name: 'patches' }).click();
  await expect(composer(ana)).toBeVisible();
  const address = ana.url();
  const loads: string[] = [];
  for (const page of [ana, tomasz]) page.on('load', () => loads.push(page.url()));

  // The address of a group that one isn't in shows what it is, and joins by a button alone.
  await tomasz.goto(address);
  loads.length = 0;
  await tomasz.getByRole('button', { name: 'Join' }).click();
  await expect(composer(tomasz)).toBeVisible();
  await tomasz.getByRole('link', { name: 'patches' }).click();

  const members = ana.getByRole('complementary', { name: /members/i });
  await expect(members.getByText('Tomasz')).toBeVisible();
  await expect(members.getByText('Online — 2')).toBeVisible();
  await expect(ana.getByText('entered')).toBeVisible();

  await composer(tomasz).pressSequentially('Hel');
  await expect(ana.getByText('is typing')).toBeVisible();
  await expect(tomasz.getByText('is typing')).toBeHidden();
  await say(tomasz, 'Hello from **Warsaw**', 'Hello from Warsaw');
  await expect(message(ana, 'Hello from Warsaw')).toBeVisible();
  await expect(ana.getByText('is typing')).toBeHidden();
  await expect(message(ana, 'Hello from Warsaw').locator('strong')).toHaveText('Warsaw');

  await act(ana, 'Hello from Warsaw', 'Reply');
  await expect(composer(ana)).toBeFocused();
  await say(ana, 'And welcome');
  await expect(message(tomasz, 'And welcome')).toContainText('Hello from Warsaw');

  await act(tomasz, 'Hello from Warsaw', 'Edit');
  await tomasz.getByRole('textbox', { name: 'Edit message' }).fill('Hello from Gdańsk');
  await tomasz.getByRole('textbox', { name: 'Edit message' }).press('Enter');
  await expect(message(ana, 'Hello from Gdańsk').first()).toContainText('edited');
  await expect(message(ana, 'And welcome')).toContainText('Hello from Gdańsk');

  // Who looks elsewhere sees what is unread, and how much of it is for them.
  await ana.getByRole('link', { name: 'home', exact: true }).click();
  await say(tomasz, 'Are you still there?');
  await expect(ana.getByRole('link', { name: 'patches, 1 unread' })).toBeVisible();
  await composer(tomasz).pressSequentially('@ana');
  await tomasz.getByRole('option', { name: /Ana/ }).click();
  await composer(tomasz).pressSequentially('look at this');
  await composer(tomasz).press('Enter');
  await expect(ana.getByRole('link', { name: 'patches, 2 unread, 1 mention' })).toBeVisible();
  await expect(ana).toHaveTitle(/^\(\d+\)/);
  await ana.getByRole('link', { name: /patches/ }).click();
  await expect(messages(ana).getByText('New messages')).toBeVisible();
  await expect(ana.getByRole('link', { name: 'patches', exact: true })).toBeVisible();

  await act(tomasz, 'Are you still there?', 'Delete');
  await tomasz.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(messages(ana).getByText('Message deleted')).toBeVisible();
  await tomasz.getByRole('button', { name: 'Undo' }).click();
  await expect(message(ana, 'Are you still there?')).toBeVisible();

  await tomasz.context().close();
  await expect(members.getByText('Online — 1')).toBeVisible({ timeout: 20_000 });
  expect(loads).toEqual([]);
});
