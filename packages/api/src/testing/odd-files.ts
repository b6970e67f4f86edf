import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** What comes of a file: a picture, or what is wrong with it, found when it is sent or when it is made. */
export type Outcome = 'picture' | 'kind' | 'pixels' | 'frames' | 'broken' | 'too_large';
export type OddFile = [name: string, data: Buffer, outcome: Outcome];

const size = { width: 64, height: 48 };

/** Four quarters of four colours over noise, so that no format gets by with little. */
export async function testPicture({ width, height } = size): Promise<Sharp> {
  const noise = { width, height, channels: 3 as const, background: '#808080', noise: gaussian };
  const colours = ['#d02020', '#20a020', '#2030d0', '#e0c020'];
  const [halfWidth, halfHeight] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const quarters = colours.map((background, i) => ({
    input: { create: { width: halfWidth, height: halfHeight, channels: 4 as const, background: `${background}c0` } },
    left: i % 2 === 0 ? 0 : width - halfWidth,
    top: i < 2 ? 0 : height - halfHeight,
  }));
  const data = await sharp({ create: noise }).composite(quarters).removeAlpha().raw().toBuffer();
  return sharp(data, { raw: { width, height, channels: 3 } });
}

const gaussian = { type: 'gaussian' as const, mean: 128, sigma: 30 };

/** An animation of flat frames, each of another colour. */
export async function testAnimation(frames: number, { width, height } = size, format: 'gif' | 'webp' = 'gif') {
  const data = Buffer.alloc(width * height * 3 * frames);
  for (let i = 0; i < frames; i++) data.fill(frameColour(i), i * width * height * 3, (i + 1) * width * height * 3);
  const raw = { width, height: height * frames, channels: 3 as const, pageHeight: height };
  const strip = sharp(data, { raw, limitInputPixels: false });
  const delay = Array.from({ length: frames }, (_, i) => 40 + (i % 5) * 20);
  return format === 'gif'
    ? strip.gif({ delay, loop: 3, effort: 1 }).toBuffer()
    : strip.webp({ delay, loop: 3, lossless: true, effort: 0 }).toBuffer();
}

/** The colour of the frame of that number. */
export const frameColour = (i: number) => Buffer.from([(i * 67) % 256, (i * 131) % 256, (i * 29) % 256]);

/** What people send by mistake or by design: at least forty files, each with what has to come of it. */
export async function oddFiles(): Promise<OddFile[]> {
  const kinds = [oddJpegs(), oddPngs(), oddOthers(), tooMuch(), noPictures(), cutShort()];
  return (await Promise.all(kinds)).flat();
}

const sound = (files: [string, Buffer][]): OddFile[] => files.map(([name, data]) => [name, data, 'picture']);
const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'red' }, limitInputPixels: false })
    .png()
    .toBuffer();

async function oddJpegs(): Promise<OddFile[]> {
  const picture = await testPicture();
  const jpeg = await picture.clone().jpeg().toBuffer();
  const html = Buffer.from('<html><script>alert(1)</script></html>');
  const turned = (orientation: number) => picture.clone().withMetadata({ orientation }).jpeg().toBuffer();
  const orientations = [2, 3, 4, 5, 6, 7, 8].map(
    async (each): Promise<[string, Buffer]> => [`JPEG turned by EXIF ${each}`, await turned(each)],
  );
  return sound([
    ['JPEG', jpeg],
    ['progressive JPEG', await picture.clone().jpeg({ progressive: true }).toBuffer()],
    ['JPEG of 4:4:4', await picture.clone().jpeg({ chromaSubsampling: '4:4:4' }).toBuffer()],
    ['CMYK JPEG', await picture.clone().toColourspace('cmyk').jpeg().toBuffer()],
    ['grey JPEG', await picture.clone().toColourspace('b-w').jpeg().toBuffer()],
    ['JPEG with a profile', await picture.clone().withIccProfile('p3').jpeg().toBuffer()],
    ['JPEG with a profile of two megabytes', withIccProfile(jpeg, randomBytes(2_000_000))],
    ['JPEG with something after its end', Buffer.concat([jpeg, randomBytes(5_000)])],
    ['JPEG and web page in one', Buffer.concat([jpeg, html])],
    ...(await Promise.all(orientations)),
  ]);
}

async function oddPngs(): Promise<OddFile[]> {
  const picture = await testPicture();
  const alpha = sharp({ create: { ...size, channels: 4, background: '#3366cc40' } });
  return sound([
    ['PNG', await picture.clone().png().toBuffer()],
    ['PNG of 16 bits', await picture.clone().toColourspace('rgb16').png().toBuffer()],
    ['PNG with alpha', await alpha.clone().png().toBuffer()],
    ['PNG with a palette and alpha', await alpha.clone().png({ palette: true, colours: 8 }).toBuffer()],
    ['grey PNG', await picture.clone().toColourspace('b-w').png().toBuffer()],
    ['interlaced PNG', await picture.clone().png({ progressive: true }).toBuffer()],
    ['picture of one pixel', await flat(1, 1)],
    ['picture of one column', await flat(1, 500)],
  ]);
}

async function oddOthers(): Promise<OddFile[]> {
  const picture = await testPicture();
  return sound([
    ['WebP', await picture.clone().webp().toBuffer()],
    ['lossless WebP', await picture.clone().webp({ lossless: true }).toBuffer()],
    ['AVIF', await picture.clone().avif({ effort: 0 }).toBuffer()],
    ['GIF', await picture.clone().gif().toBuffer()],
    ['animated GIF', await testAnimation(5)],
    ['animated WebP', await testAnimation(5, size, 'webp')],
    ['GIF of 300 frames', await testAnimation(300, { width: 20, height: 20 })],
  ]);
}

async function tooMuch(): Promise<OddFile[]> {
  return [
    ['bomb of pixels', await flat(8_000, 5_001), 'pixels'],
    ['PNG that says it is a million pixels wide', saysItIs(await flat(64, 64), 1_000_000), 'pixels'],
    ['PNG that says it is larger than it is', saysItIs(await flat(64, 64), 5_000), 'broken'],
    ['GIF of 301 frames', await testAnimation(301, { width: 8, height: 8 }), 'frames'],
    ['GIF of 1,000 frames', await testAnimation(1_000, { width: 8, height: 8 }), 'frames'],
    ['animation of too many pixels', await testAnimation(290, { width: 640, height: 600 }), 'frames'],
    ['ten megabytes and one byte', Buffer.alloc(10_000_001), 'too_large'],
  ];
}

async function noPictures(): Promise<OddFile[]> {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="9" height="9"/></svg>',
  );
  const png = await (await testPicture()).png().toBuffer();
  return [
    ['nothing', Buffer.alloc(0), 'kind'],
    ['one byte', Buffer.from([0xff]), 'kind'],
    ['noise', randomBytes(50_000), 'kind'],
    ['zeros', Buffer.alloc(50_000), 'kind'],
    ['SVG', svg, 'kind'],
    ['SVG with a declaration', Buffer.concat([Buffer.from('<?xml version="1.0"?>\n'), svg]), 'kind'],
    ['web page called .png', Buffer.from('<!doctype html><script>alert(1)</script>'), 'kind'],
    ['PDF', Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'), 'kind'],
    ['TIFF', await (await testPicture()).tiff().toBuffer(), 'kind'],
    ['BMP', Buffer.concat([Buffer.from('BM'), randomBytes(500)]), 'kind'],
    ['archive', Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(500)]), 'kind'],
    ['program', Buffer.concat([Buffer.from('\x7fELF'), randomBytes(500)]), 'kind'],
    ['PNG behind a web page', Buffer.concat([Buffer.from('<html>'), png]), 'kind'],
    ['head of a PNG alone', png.subarray(0, 8), 'kind'],
    ['PNG with a flipped bit', flipped(png, Math.floor(png.length / 2)), 'broken'],
  ];
}

/** Cut at each tenth: the head is there or not, but the end never. */
async function cutShort(): Promise<OddFile[]> {
  const picture = await testPicture({ width: 300, height: 300 });
  const whole = {
    JPEG: await picture.clone().jpeg().toBuffer(),
    PNG: await picture.clone().png().toBuffer(),
    WebP: await picture.clone().webp().toBuffer(),
    GIF: await testAnimation(10, { width: 100, height: 100 }),
  };
  return Object.entries(whole).flatMap(([name, data]) =>
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
      (tenth): OddFile => [`${name} cut at ${tenth} tenths`, data.subarray(0, (data.length * tenth) / 10), 'broken'],
    ),
  );
}

function flipped(data: Buffer, at: number): Buffer {
  const copy = Buffer.from(data);
  copy[at] = (copy[at] ?? 0) ^ 0x10;
  return copy;
}

/** A PNG with another width in its head, under a right checksum. */
function saysItIs(png: Buffer, width: number): Buffer {
  const copy = Buffer.from(png);
  copy.writeUInt32BE(width, 16);
  copy.writeUInt32BE(crc32(copy.subarray(12, 29)), 29);
  return copy;
}

/** A JPEG with a colour profile, in as many segments as it takes. */
function withIccProfile(jpeg: Buffer, profile: Buffer): Buffer {
  const partBytes = 65_000;
  const count = Math.ceil(profile.length / partBytes);
  const segments = Array.from({ length: count }, (_, i) => {
    const part = profile.subarray(i * partBytes, (i + 1) * partBytes);
    const head = Buffer.from([0xff, 0xe2, 0, 0, ...Buffer.from('ICC_PROFILE\0'), i + 1, count]);
    head.writeUInt16BE(part.length + head.length - 2, 2);
    return Buffer.concat([head, part]);
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}
