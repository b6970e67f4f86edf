import { type PictureKind, pictureShapes } from '@parley/contract/pictures';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { frameColour, testAnimation } from '#testing/odd-files.ts';
import type { RenderRequest } from './images.ts';
import { sharpImages } from './sharp-images.ts';

/** Pixels of red, green and blue, row by row. */
interface Pixels {
  width: number;
  height: number;
  at: (x: number, y: number) => number[];
}

const images = sharpImages();

/** No two places of it are alike, and it changes so slowly that every format keeps it. */
const slope = (width: number, height: number): Pixels => ({
  width,
  height,
  at: (x, y) => [Math.round((x / width) * 255), Math.round((y / height) * 255), 128],
});

const quarterTurn = ({ width, height, at }: Pixels): Pixels => ({
  width: height,
  height: width,
  at: (x, y) => at(y, height - 1 - x),
});

const mirrored = ({ width, height, at }: Pixels): Pixels => ({ width, height, at: (x, y) => at(width - 1 - x, y) });

const turned = (pixels: Pixels, turns: number): Pixels =>
  turns === 0 ? pixels : turned(quarterTurn(pixels), turns - 1);

const cropped = ({ at }: Pixels, { x, y, width, height }: RenderRequest['crop']): Pixels => ({
  width,
  height,
  at: (column, row) => at(x + column, y + row),
});

function encoded({ width, height, at }: Pixels) {
  const data = Buffer.alloc(width * height * 3);
  for (let i = 0; i < width * height; i++) data.set(at(i % width, Math.floor(i / width)), i * 3);
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** What programs show of the stored pixels, by the orientation that the EXIF data name. */
const shownBy: Record<number, (stored: Pixels) => Pixels> = {
  1: (stored) => stored,
  2: mirrored,
  3: (stored) => turned(stored, 2),
  4: (stored) => turned(mirrored(stored), 2),
  5: (stored) => turned(mirrored(stored), 3),
  6: (stored) => turned(stored, 1),
  7: (stored) => turned(mirrored(stored), 1),
  8: (stored) => turned(stored, 3),
};

async function fileCalled(name: string, file: Uint8Array, request: RenderRequest): Promise<Buffer> {
  const { files } = await images.render(file, request);
  const found = files.find(({ names }) => names.includes(name));
  if (!found) throw new Error(`there is no ${name}`);
  return Buffer.from(found.data);
}

/** The mean distance of a colour from what it should be, over all pixels. */
async function distance(file: Uint8Array, expected: Pixels): Promise<number> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height, info.channels]).toEqual([expected.width, expected.height, 3]);
  let sum = 0;
  for (let i = 0; i < info.width * info.height; i++) {
    const want = expected.at(i % info.width, Math.floor(i / info.width));
    for (let c = 0; c < 3; c++) sum += Math.abs((data[i * 3 + c] ?? 0) - (want[c] ?? 0));
  }
  return sum / data.length;
}

const distanceMax = 4;
const kinds: PictureKind[] = ['icon', 'wallpaper'];

test('a picture is cropped as it was seen, whichever way its EXIF data and then its owner turn it', async () => {
  const stored = slope(200, 140);
  for (const [orientation, shown] of Object.entries(shownBy)) {
    const file = await encoded(stored)
      .withMetadata({ orientation: Number(orientation) })
      .jpeg({ quality: 95 })
      .toBuffer();
    for (const turns of [0, 1, 2, 3]) {
      const seen = turned(shown(stored), turns);
      const crop = { x: seen.width - 90, y: 7, width: 80, height: 80 };
      const request = { kind: 'icon' as const, turns, crop };
      for (const name of ['128.webp', '512.avif']) {
        const got = await distance(await fileCalled(name, file, request), cropped(seen, crop));
        expect(got, `orientation ${orientation}, ${turns} turns, ${name}`).toBeLessThan(distanceMax);
      }
    }
  }
}, 60_000);

test('a picture is mirrored once it is turned, and so is each frame of an animation', async () => {
  const stored = slope(200, 140);
  for (const turns of [0, 1, 2, 3]) {
    const seen = mirrored(turned(stored, turns));
    const crop = { x: 12, y: 7, width: 80, height: 80 };
    const file = await encoded(stored).webp({ quality: 95 }).toBuffer();
    const request = { kind: 'icon' as const, turns, isFlipped: true, crop };
    expect(await distance(await fileCalled('128.webp', file, request), cropped(seen, crop))).toBeLessThan(distanceMax);
    const page = await encoded(stored).raw().toBuffer();
    const raw = { width: 200, height: 280, channels: 3 as const, pageHeight: 140 };
    const moving = await sharp(Buffer.concat([page, page.toReversed()]), { raw })
      .webp({ lossless: true })
      .toBuffer();
    const frame = await sharp(await fileCalled('animated.webp', moving, request))
      .png()
      .toBuffer();
    expect(await distance(frame, cropped(seen, crop)), `${turns} turns`).toBeLessThan(distanceMax);
  }
}, 60_000);

test('colours stay what they were: of print, of 16 bits, of a wide profile, with alpha and without', async () => {
  const seen = slope(160, 160);
  const crop = { x: 20, y: 30, width: 100, height: 100 };
  const picture = encoded(seen);
  const files = [
    await picture.clone().png().toBuffer(),
    await picture.clone().toColourspace('rgb16').png().toBuffer(),
    await picture.clone().withIccProfile('p3').png().toBuffer(),
    await picture.clone().ensureAlpha().webp({ lossless: true }).toBuffer(),
    await picture.clone().avif({ quality: 90 }).toBuffer(),
  ];
  for (const file of files) {
    const got = await fileCalled('128.webp', file, { kind: 'icon', turns: 0, crop });
    expect(await distance(got, cropped(seen, crop))).toBeLessThan(distanceMax);
  }
  const print = await picture.clone().withIccProfile('cmyk').jpeg({ quality: 95 }).toBuffer();
  expect((await sharp(print).metadata()).space).toBe('cmyk');
  const got = await fileCalled('128.webp', print, { kind: 'icon', turns: 0, crop });
  expect(await distance(got, cropped(seen, crop))).toBeLessThan(20); // no printer has these blues
});

test('what was clear stays clear', async () => {
  const clear = sharp({ create: { width: 64, height: 64, channels: 4, background: '#3366cc40' } });
  const crop = { x: 0, y: 0, width: 64, height: 64 };
  const file = await fileCalled('64.webp', await clear.png({ palette: true }).toBuffer(), {
    kind: 'icon',
    turns: 0,
    crop,
  });
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  expect(info.channels).toBe(4);
  expect(data[3]).toBeGreaterThan(0x38);
  expect(data[3]).toBeLessThan(0x48);
});

test('every width is there in both formats, none enlarged, and nothing of the file but its pixels', async () => {
  const file = await encoded(slope(1_500, 900))
    .withMetadata({ orientation: 1 })
    .withExif({ IFD0: { Copyright: 'Ana' } })
    .withIccProfile('p3')
    .jpeg()
    .toBuffer();
  for (const kind of kinds) {
    const { widths, ratio } = pictureShapes[kind];
    const crop = { x: 0, y: 0, width: 300 * ratio, height: 300 };
    const { files, placeholder, isAnimated } = await images.render(file, { kind, turns: 0, crop });
    const names = widths.flatMap((width) => [`${width}.avif`, `${width}.webp`]);
    expect(files.flatMap((each) => each.names).sort()).toEqual(names.sort());
    expect(isAnimated).toBe(false);
    expect(Buffer.from(placeholder, 'base64').length).toBeLessThan(30);
    for (const { names, data } of files) {
      const head = await sharp(data).metadata();
      const width = Math.min(Number.parseInt(names[0] ?? '', 10), crop.width);
      expect([head.width, head.height]).toEqual([width, width / ratio]);
      expect([head.exif, head.icc, head.xmp, head.iptc]).toEqual([undefined, undefined, undefined, undefined]);
    }
  }
});

test('an animation goes on moving in its crop, at its own pace, and has a still of its first frame', async () => {
  const [frames, size] = [6, { width: 90, height: 60 }];
  for (const format of ['gif', 'webp'] as const) {
    const file = await testAnimation(frames, size, format);
    const before = await sharp(file, { animated: true }).metadata();
    for (const turns of [0, 1, 2, 3]) {
      const request = { kind: 'icon' as const, turns, crop: { x: 5, y: 10, width: 40, height: 40 } };
      const moving = await fileCalled('animated.webp', file, request);
      const head = await sharp(moving, { animated: true }).metadata();
      expect(head).toMatchObject({ pages: frames, pageHeight: 40, width: 40, delay: before.delay, loop: before.loop });
      for (const page of [0, 3, 5]) {
        const frame = { width: 40, height: 40, at: () => [...frameColour(page)] };
        expect(await distance(await sharp(moving, { page }).png().toBuffer(), frame)).toBeLessThan(distanceMax);
      }
      const still = { width: 40, height: 40, at: () => [...frameColour(0)] };
      expect(await distance(await fileCalled('64.webp', file, request), still)).toBeLessThan(distanceMax);
    }
  }
});

test('the part of an animation is the part that was chosen, however it is turned', async () => {
  const seen = slope(96, 64);
  // Two frames alike would become one.
  const frames = await Promise.all([mirrored(seen), seen].map((each) => encoded(each).raw().toBuffer()));
  const raw = { width: seen.width, height: seen.height * 2, channels: 3 as const, pageHeight: seen.height };
  const file = await sharp(Buffer.concat([...frames]), { raw })
    .webp({ lossless: true, delay: [40, 40] })
    .toBuffer();
  for (const turns of [0, 1, 2, 3]) {
    const crop = { x: 3, y: 11, width: 50, height: 50 };
    const moving = await fileCalled('animated.webp', file, { kind: 'icon', turns, crop });
    const frame = await sharp(moving, { page: 1 }).png().toBuffer();
    expect(await distance(frame, cropped(turned(seen, turns), crop)), `${turns} turns`).toBeLessThan(distanceMax);
  }
});
