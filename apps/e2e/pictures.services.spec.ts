import { expect, type Page } from '@playwright/test';
import sharp, { type Sharp } from 'sharp';
import { db, newGroup, newPerson, test } from './fixtures.ts';
import { dragged, pinch } from './hands.ts';

test.slow();

const size = { width: 6000, height: 4000 };

/** As a camera stores a picture that was taken upright: lying, with a note of how to turn it. Each place has a colour of its own. */
async function cameraPicture(): Promise<Buffer> {
  const step = 20;
  const [width, height] = [size.width / step, size.height / step];
  const data = Buffer.alloc(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    data.set([((i % width) / width) * 255, (Math.floor(i / width) / height) * 255, 128], i * 3);
  }
  const small = sharp(data, { raw: { width, height, channels: 3 } }).resize(size.width, size.height);
  return small
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Copyright: 'Ana' } })
    .jpeg({ quality: 90 })
    .toBuffer();
}

async function choose(page: Page, kind: string, file: { name: string; mimeType: string; buffer: Buffer }) {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: `Choose ${kind}` }).click();
  await (await choosing).setFiles(file);
}

const pixelsOf = async (image: Sharp) => (await image.removeAlpha().raw().toBuffer()) as Buffer;

/** The mean difference of a colour. */
function distance(a: Buffer, b: Buffer) {
  expect(a.length).toBe(b.length);
  return a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;
}

test('one crops an icon by pointer and by keyboard, and the other sees it at once, without a reload', async ({
  openAs,
}) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const other = await openAs(ben, { path });
  const members = other.getByRole('complementary', { name: 'Members' });
  const face = members.getByRole('button', { name: /^Ana/ }).locator('img');
  await members.getByRole('button', { name: /^Ana/ }).waitFor();
  await expect(face).toHaveCount(0);

  const page = await openAs(ana, { path: '/settings/profile' });
  const buffer = await cameraPicture();
  await choose(page, 'an icon', { name: 'holiday.png', mimeType: 'image/png', buffer });
  const dialog = page.getByRole('dialog', { name: 'Crop your icon' });
  await dialog.locator('canvas').first().waitFor();
  const zoom = dialog.getByRole('slider', { name: 'Zoom' });
  for (let i = 0; i < 20; i++) await zoom.press('ArrowRight');
  await expect(dialog.getByText('2.0×')).toBeVisible();
  const part = dialog.getByLabel('The part that is shown');
  const box = await part.boundingBox();
  if (!box) throw new Error('nothing to move');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2 + 40, { steps: 5 });
  await page.mouse.up();
  for (let i = 0; i < 5; i++) await part.press('ArrowLeft');
  await page.mouse.wheel(0, -100);
  await dialog.getByRole('button', { name: 'Rotate' }).click();
  await dialog.getByRole('button', { name: 'Save icon' }).click();
  await expect(dialog).toBeHidden({ timeout: 20_000 });
  await expect(face).toBeVisible({ timeout: 2_000 });
  await expect.poll(() => face.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);

  await page.getByRole('button', { name: 'Adjust the icon' }).waitFor();
  const radius = (image: Element) => Number.parseFloat(getComputedStyle(image).borderRadius);
  for (const image of await page.locator('picture img').all()) expect(await image.evaluate(radius)).toBeGreaterThan(0);

  const picture = await db.picture.findFirstOrThrow({ where: { userId: ana.id } });
  const { turns, x, y, width, height } = picture;
  expect(turns).toBe(1);
  expect(width).toBeLessThan(3_000);
  const upright = await sharp(buffer).autoOrient().toBuffer();
  const turned = await sharp(upright).rotate(90).toBuffer();
  const expected = sharp(turned).extract({ left: x, top: y, width, height }).resize(128, 128);
  const answer = await page.request.get(`/pictures/${picture.id}/128.webp`);
  const stored = await answer.body();
  expect(distance(await pixelsOf(sharp(stored)), await pixelsOf(expected))).toBeLessThan(4);
  const head = await sharp(stored).metadata();
  expect([head.width, head.height, head.exif, head.icc]).toEqual([128, 128, undefined, undefined]);
});

test('an animated picture moves in its crop while one points at it, and stands still otherwise', async ({ openAs }) => {
  const ana = await newPerson('Ana');
  await newGroup([ana]);
  const page = await openAs(ana, { path: '/settings/profile' });
  const frames = 4;
  const data = Buffer.concat([0, 80, 160, 240].map((level) => Buffer.alloc(200 * 100 * 3, level)));
  const raw = { width: 200, height: 100 * frames, channels: 3 as const, pageHeight: 100 };
  const buffer = await sharp(data, { raw })
    .gif({ delay: [80, 80, 80, 80] })
    .toBuffer();
  await choose(page, 'a wallpaper', { name: 'waves.gif', mimeType: 'image/gif', buffer });
  const dialog = page.getByRole('dialog', { name: 'Crop your wallpaper' });
  await dialog.locator('canvas').first().waitFor();
  await dialog.getByRole('button', { name: 'Save wallpaper' }).click();
  await expect(dialog).toBeHidden({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Remove the wallpaper' }).waitFor();
  const picture = await db.picture.findFirstOrThrow({ where: { userId: ana.id } });
  const moving = await (await page.request.get(`/pictures/${picture.id}/animated.webp`)).body();
  expect(await sharp(moving, { animated: true }).metadata()).toMatchObject({
    pages: frames,
    pageHeight: 100,
    width: 200,
  });
  const image = page.locator(`img[src*="${picture.id}"]`).first();
  const shown = () => image.evaluate((each: HTMLImageElement) => each.currentSrc.split('/').at(-1));
  await expect.poll(shown).toMatch(/\.avif$/);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await image.hover();
  await expect.poll(shown).toBe('animated.webp');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(shown).toMatch(/\.avif$/);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.mouse.move(0, 0);
  await expect.poll(shown).toMatch(/\.avif$/);
  await page.getByRole('button', { name: 'Remove the wallpaper' }).click();
  await expect(image).toHaveCount(0);
});

test('what is no picture says so and keeps the old one; a group’s picture appears on its rail', async ({ openAs }) => {
  const [ana, ben] = [await newPerson('Ana'), await newPerson('Ben')];
  const { path } = await newGroup([ana, ben]);
  const other = await openAs(ben, { path });
  const page = await openAs(ana, { path });
  await page
    .getByRole('button', { name: /^Synth Club/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: /settings/i }).click();
  await choose(page, 'an icon', { name: 'page.png', mimeType: 'image/png', buffer: Buffer.from('<html>') });
  const dialog = page.getByRole('dialog', { name: 'Crop your icon' });
  await expect(dialog.getByText('This file is not a picture that can be used here.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  const buffer = await sharp({ create: { width: 90, height: 90, channels: 3, background: '#309060' } })
    .png()
    .toBuffer();
  await choose(page, 'an icon', { name: 'icon.png', mimeType: 'image/png', buffer });
  await dialog.locator('canvas').first().waitFor();
  await dialog.getByRole('button', { name: 'Save icon' }).click();
  await expect(dialog).toBeHidden({ timeout: 20_000 });
  await expect(other.getByRole('link', { name: /Synth Club/ }).locator('img')).toBeVisible({ timeout: 2_000 });
});

/** A picture whose left is red and whose right is blue. */
const twoHalves = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#2030d0' } })
    .composite([
      { input: { create: { width: 450, height: 600, channels: 3, background: '#d02020' } }, left: 0, top: 0 },
    ])
    .png()
    .toBuffer();

test('a picture is pasted and zoomed by wheel, later mirrored without being sent again; another is dropped and pinched', async ({
  openAs,
}) => {
  const ana = await newPerson('Ana');
  await newGroup([ana]);
  const page = await openAs(ana, { path: '/settings/profile', options: { hasTouch: true } });
  const sent: string[] = [];
  page.on('request', (request) => void (request.url().endsWith('/uploads') && sent.push(request.url())));
  const file = await twoHalves();
  await page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
  }, file.toString('base64'));
  await page.getByRole('button', { name: 'Choose an icon' }).focus();
  await page.keyboard.press('ControlOrMeta+v');
  const dialog = page.getByRole('dialog', { name: 'Crop your icon' });
  const part = (of = dialog) => of.getByLabel('The part that is shown');
  const zoom = (of = dialog) => of.getByText(/^\d\.\d×$/).textContent();
  await dialog.locator('canvas').first().waitFor();
  expect(await zoom()).toBe('1.0×');
  await part().hover();
  await page.mouse.wheel(0, -300);
  await expect.poll(() => zoom()).not.toBe('1.0×');
  for (let i = 0; i < 40; i++) await part().press('ArrowRight');
  const zoomed = await zoom();
  await dialog.getByRole('button', { name: 'Save icon' }).click();
  await expect(dialog).toBeHidden({ timeout: 20_000 });
  const first = await db.picture.findFirstOrThrow({ where: { userId: ana.id } });
  expect(first.x).not.toBe(900 - first.x - first.width);

  await page.getByRole('button', { name: 'Adjust the icon' }).click();
  await dialog.locator('canvas').first().waitFor();
  await expect.poll(() => zoom()).toBe(zoomed);
  await dialog.getByRole('button', { name: 'Flip' }).click();
  await dialog.getByRole('button', { name: 'Save icon' }).click();
  await expect(dialog).toBeHidden({ timeout: 20_000 });
  const second = await db.picture.findFirstOrThrow({ where: { userId: ana.id } });
  expect(second).toMatchObject({ isFlipped: true, hash: first.hash });
  expect(second.id).not.toBe(first.id);
  for (const [got, wanted] of [
    [second.x, 900 - first.x - first.width],
    [second.y, first.y],
    [second.width, first.width],
  ] as const) {
    expect(Math.abs(got - wanted)).toBeLessThan(6);
  }
  expect(sent).toHaveLength(1);
  const stored = await (await page.request.get(`/pictures/${second.id}/128.webp`)).body();
  const mirrored = sharp(await sharp(file).flop().toBuffer());
  const { x: left, y: top, width, height } = second;
  const expected = mirrored.extract({ left, top, width, height }).resize(128, 128);
  expect(distance(await pixelsOf(sharp(stored)), await pixelsOf(expected))).toBeLessThan(4);

  const dataTransfer = await dragged(page, file);
  await page.getByRole('group', { name: 'Wallpaper' }).dispatchEvent('drop', { dataTransfer });
  const other = page.getByRole('dialog', { name: 'Crop your wallpaper' });
  await other.locator('canvas').first().waitFor();
  const box = await part(other).boundingBox();
  if (!box) throw new Error('nothing to pinch');
  await pinch(page, { x: box.x + box.width / 2, y: box.y + box.height / 2 }, [60, 150]);
  await expect.poll(() => zoom(other)).not.toBe('1.0×');
  await other.getByRole('button', { name: 'Cancel' }).click();
  expect(sent).toHaveLength(1);
});
