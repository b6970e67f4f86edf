import { expect, type Page } from '@playwright/test';
import { newGroup, newPerson, test } from './fixtures.ts';
import { composer } from './sidebar.ts';

const message = (page: Page, text: string) => page.getByRole('log').getByRole('article').filter({ hasText: text });

async function say(page: Page, text: string, shown = text) {
  await composer(page).fill(text);
  await composer(page).press('Enter');
  await expect(message(page, shown).last()).not.toContainText('Sending');
}

test('of all messages one has its buttons shown, the last that one came to by pointer or keyboard', async ({
  openAs,
}) => {
  const ana = await newPerson('Ana');
  const page = await openAs(ana, { path: (await newGroup([ana])).path });
  await say(page, 'Good morning');
  await say(page, 'Good night');
  const [morning, night] = [message(page, 'Good morning'), message(page, 'Good night')];
  const toolbars = page.getByRole('log').getByRole('toolbar');

  await morning.hover();
  await morning.getByRole('button', { name: 'Message actions' }).click();
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await night.hover();
  await expect(night.getByRole('toolbar')).toBeVisible();
  await expect(toolbars).toHaveCount(1);
  await expect(morning).toBeFocused();

  await page.keyboard.press('ArrowDown');
  await expect(night).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(morning.getByRole('toolbar')).toBeVisible();
  await expect(toolbars).toHaveCount(1);
});

test('a menu that can’t be loaded leaves no buttons behind', async ({ openAs }) => {
  const ana = await newPerson('Ana');
  const page = await openAs(ana, { path: (await newGroup([ana])).path });
  await say(page, 'Good morning');
  await page.route(/message-menu/, (route) => route.abort());
  await message(page, 'Good morning').hover();
  await message(page, 'Good morning').getByRole('button', { name: 'Message actions' }).click();
  await expect(page.getByText('Parley was updated while this page was open.')).toBeVisible();
  await page.mouse.move(0, 0);
  await composer(page).focus();
  await expect(message(page, 'Good morning').getByRole('toolbar')).toBeHidden();
});

test('a long line of code scrolls by itself, by keyboard too', async ({ openAs }) => {
  const ana = await newPerson('Ana');
  const page = await openAs(ana, { path: (await newGroup([ana])).path });
  const line = 'const everything = [1, 2, 3]; '.repeat(12);
  await say(page, `\`\`\`\n${line}\nshort\n\`\`\``, 'short');
  const code = page.locator('pre');
  const isCut = () => code.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
  await expect.poll(isCut).toBe(true);
  // Two lines, and no more.
  expect((await code.boundingBox())?.height).toBeLessThan(90);
  await code.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => code.evaluate((pre) => pre.scrollLeft)).toBeGreaterThan(0);
});
