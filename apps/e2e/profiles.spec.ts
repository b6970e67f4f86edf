import { expect, type Page } from '@playwright/test';
import { db, newGroup, newPerson, test } from './fixtures.ts';
import { composer } from './sidebar.ts';

const log = (page: Page) => page.getByRole('log');
const message = (page: Page, text: string) => log(page).getByRole('article').filter({ hasText: text });
const members = (page: Page) => page.getByRole('complementary', { name: 'Members' });
const row = (page: Page, name: string) => members(page).getByRole('button', { name });
const card = (page: Page, name: string) => page.getByRole('dialog', { name: `About ${name}` });

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function say(page: Page, text: string, shown = text) {
  await composer(page).fill(text);
  await composer(page).press('Enter');
  await expect(message(page, shown).last()).not.toContainText('Sending');
}

test('somebody’s card opens from their name, their picture and a mention of them, and gives the focus back', async ({
  openAs,
}) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const other = await openAs(ben, { path });
  await say(other, 'Good morning');
  const page = await openAs(ana, { path });
  const names = message(page, 'Good morning').getByRole('button', { name: 'Ben', exact: true });

  for (const opener of [names.first(), names.last()]) {
    await opener.click();
    await expect(card(page, 'Ben')).toContainText(`@${ben.username}`);
    await expect(card(page, 'Ben')).toContainText('Online');
    await page.keyboard.press('Escape');
    await expect(card(page, 'Ben')).toBeHidden();
    await expect(opener).toBeFocused();
  }

  await say(page, `Hello @${ben.username}!`, 'Hello @Ben!');
  const mention = message(page, 'Hello @Ben!').getByRole('button', { name: '@Ben' });
  for (const key of ['Enter', 'Space']) {
    await mention.press(key);
    await expect(card(page, 'Ben').getByRole('button', { name: 'Remove from group' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(card(page, 'Ben')).toBeHidden();
    await expect(mention).toBeFocused();
  }
});

test('who goes through the messages by keyboard comes from a message to its author’s card', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const other = await openAs(ben, { path });
  await say(other, 'Good morning');
  const page = await openAs(ana, { path });
  await message(page, 'Good morning').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(card(page, 'Ben')).toBeVisible();
});

test('a finger opens a card too, and the card of somebody who has left says so and offers nothing that can’t be done', async ({
  openAs,
}) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path, groupId } = await newGroup([ana, ben]);
  const other = await openAs(ben, { path });
  await say(other, 'So long');
  await db.member.delete({ where: { groupId_userId: { groupId, userId: ben.id } } });
  const page = await openAs(ana, { path, options: phone });
  await message(page, 'So long').getByRole('button', { name: 'Ben', exact: true }).last().tap();
  await expect(card(page, 'Ben')).toContainText('No longer in this group');
  await expect(card(page, 'Ben').getByRole('button', { name: 'Copy username' })).toBeVisible();
  await expect(card(page, 'Ben').getByRole('button', { name: 'Remove from group' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(card(page, 'Ben')).toBeHidden();
});

test('a member is mentioned from their menu and from their card, where the caret stands, and hears of it', async ({
  openAs,
}) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const page = await openAs(ana, { path });
  await composer(page).fill('Ask first');
  await composer(page).press('Home');
  for (const _ of 'Ask') await composer(page).press('ArrowRight');
  await row(page, 'Ben').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Mention' }).click();
  await expect(composer(page)).toBeFocused();
  await expect(composer(page)).toHaveValue(`Ask @${ben.username} first`);
  await page.keyboard.press('End');
  await row(page, 'Ben').click();
  await card(page, 'Ben').getByRole('button', { name: 'Mention' }).click();
  await expect(composer(page)).toBeFocused();
  await expect(composer(page)).toHaveValue(`Ask @${ben.username} first @${ben.username} `);
  await page.keyboard.press('Enter');
  await expect(message(page, 'Ask').getByRole('button', { name: '@Ben' })).toHaveCount(2);

  await row(page, 'Ana').click();
  await expect(card(page, 'Ana').getByRole('button', { name: 'Copy username' })).toBeVisible();
  await expect(card(page, 'Ana').getByRole('button', { name: 'Mention' })).toBeHidden();
});

test('on a phone the members give way to the composer when one of them is mentioned', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const page = await openAs(ana, { path, options: phone });
  await page.getByRole('button', { name: 'Show members' }).tap();
  await row(page, 'Ben').tap();
  await card(page, 'Ben').getByRole('button', { name: 'Mention' }).tap();
  await expect(members(page)).toBeHidden();
  await expect(composer(page)).toBeFocused();
  await expect(composer(page)).toHaveValue(`@${ben.username} `);
});

test('what names nobody is text like any other, and no mention', async ({ openAs }) => {
  const ana = await newPerson('Ana');
  const { path } = await newGroup([ana]);
  const page = await openAs(ana, { path });
  await say(page, '@nobody and <@00000000-0000-4000-8000-000000000000>', '@nobody and @Somebody');
  await say(page, `and @${ana.username}`, 'and @Ana');
  await expect(log(page).getByRole('button', { name: /^@/ })).toHaveText('@Ana');
  const looks = await log(page).evaluate((pane) =>
    [...pane.querySelectorAll('p, p *')]
      .filter((part) => part.textContent?.includes('@'))
      .map((part) => [part.textContent, getComputedStyle(part).backgroundColor !== 'rgba(0, 0, 0, 0)']),
  );
  expect(looks).toEqual([
    ['@nobody and @Somebody', false],
    ['and @Ana', false],
    ['@Ana', true],
  ]);
});
