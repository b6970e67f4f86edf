import { expect, type Page } from '@playwright/test';
import { newGroup, newPerson, test } from './fixtures.ts';
import { composer, createTopic, room, sidebar, structure } from './sidebar.ts';

const message = (page: Page, text: string) => page.getByRole('log').getByRole('article').filter({ hasText: text });

async function openWithMessage(page: Page, text: string) {
  await composer(page).fill(text);
  await composer(page).press('Enter');
  await expect(message(page, text)).not.toContainText('Sending');
}

test('who thinks better of deleting a message is at the message again, and so is who takes it back', async ({
  openAs,
}) => {
  const ana = await newPerson('Ana');
  const page = await openAs(ana, { path: (await newGroup([ana])).path });
  await openWithMessage(page, 'Good morning');
  const question = page.getByRole('alertdialog');
  const own = message(page, 'Good morning');

  await own.focus();
  await own.getByRole('button', { name: 'Message actions' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await question.waitFor();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(own).toBeFocused();

  await page.keyboard.press('Delete');
  await question.getByRole('button', { name: 'Delete' }).press('Enter');
  await expect(message(page, 'Message deleted')).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden();
  await expect(own).toBeFocused();
});

test('a room that goes into the next topic by one of its menus keeps the focus', async ({ openAs }) => {
  const ana = await newPerson('Ana');
  const page = await openAs(ana, { path: (await newGroup([ana])).path });
  await createTopic(page, 'Gear');
  const menus = {
    async button() {
      await page.keyboard.press('Tab');
      await expect(sidebar(page).getByRole('button', { name: 'Room home: more actions' })).toBeFocused();
      await page.keyboard.press('Enter');
    },
    context: () => page.keyboard.press('Shift+F10'),
  };

  for (const openMenu of Object.values(menus)) {
    for (const [step, order] of [
      ['Move down', ['General:', 'Gear: home']],
      ['Move up', ['General: home', 'Gear:']],
    ] as const) {
      await room(page, 'home').focus();
      await openMenu();
      await page.getByRole('menuitem', { name: step }).press('Enter');
      await expect.poll(() => structure(page)).toEqual(order);
      await expect(page.getByRole('menu')).toBeHidden();
      await expect(room(page, 'home')).toBeFocused();
    }
  }
});
