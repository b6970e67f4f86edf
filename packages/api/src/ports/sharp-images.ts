import { limits } from '@parley/contract/limits';
import { type PictureProblem, pictureShapes } from '@parley/contract/pictures';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { AppError } from '#errors.ts';
import { reachesEnd } from './gif-blocks.ts';
import type { ImageFacts, Images, RenderedPicture, RenderRequest } from './images.ts';
import { beforeFlip, renderAnimation } from './sharp-animation.ts';

// Whatever else libvips can read, such as SVG and PDF, it doesn't try.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((name) => `VipsForeignLoad${name}`) });
sharp.cache(false);

const secondsMax = 60;
/** A hundred are allowed, but it keeps no more than some seven waves each way. */
const thumbHashPixels = 48;
const animatedFormats = ['gif', 'webp'];
/** The pictures by libvips. One is made at a time, for the memory that it takes. */
export function sharpImages(): Images {
  let last: Promise<unknown> = Promise.resolve();
  return {
    inspect: async (path) => factsOf(await headOf(path)),
    render(file, request) {
      const next = last.then(() => render(file, request));
      last = next.catch(() => {});
      return next;
    },
  };
}

async function render(file: Uint8Array, request: RenderRequest): Promise<RenderedPicture> {
  const head = await headOf(file);
  const { isAnimated } = factsOf(head);
  if (head.format === 'gif' && !reachesEnd(file)) throw problem('broken', 'cut short');
  const source = sharp(file, { failOn: 'error', limitInputPixels: limits.pictureMaxPixels });
  try {
    const seen = isAnimated ? { width: head.width, height: head.pageHeight ?? head.height } : head.autoOrient;
    const part = await partOf(isAnimated ? source : source.autoOrient(), {
      ...request,
      crop: beforeFlip(request, seen),
    });
    const files = await stills(part, request);
    if (isAnimated) files.push({ names: ['animated.webp'], data: await renderAnimation(file, request) });
    return { isAnimated, placeholder: await placeholderOf(part), files };
  } catch (error) {
    throw problem('broken', `can't be decoded: ${String(error)}`);
  }
}

/** A part of a picture as pixels. */
interface Part {
  data: Buffer;
  info: { width: number; height: number; channels: 1 | 2 | 3 | 4 };
}

/** The part that is shown, no larger than the largest variant: the file is decoded once. */
async function partOf(source: Sharp, { kind, turns, isFlipped, crop }: RenderRequest): Promise<Part> {
  const { widths, ratio } = pictureShapes[kind];
  const width = Math.min(crop.width, Math.max(...widths));
  // Even a turn by nothing costs a copy.
  const part = await (turns === 0 ? source : source.rotate(turns * 90))
    .extract({ left: crop.x, top: crop.y, width: crop.width, height: crop.height })
    .resize(width, Math.max(1, Math.round(width / ratio)), { fit: 'fill' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .timeout({ seconds: secondsMax })
    .toBuffer({ resolveWithObject: true });
  // By itself, for within one run sharp mirrors before it turns.
  return isFlipped ? pixelsOf(part).flop().raw().toBuffer({ resolveWithObject: true }) : part;
}

const pixelsOf = ({ data, info: { width, height, channels } }: Part): Sharp =>
  sharp(data, { raw: { width, height, channels } });

/** Each width once in each format, in the order of their making; a name for every width. */
async function stills(part: Part, { kind }: RenderRequest): Promise<RenderedPicture['files']> {
  const { widths, ratio } = pictureShapes[kind];
  const files: RenderedPicture['files'] = [];
  for (const width of new Set(widths.map((each) => Math.min(each, part.info.width)))) {
    const names = widths.filter((each) => Math.min(each, part.info.width) === width);
    const scaled = pixelsOf(part).resize(width, Math.max(1, Math.round(width / ratio)), { fit: 'fill' });
    for (const [format, encoded] of [
      ['avif', scaled.clone().avif({ quality: 55, effort: 3 })],
      ['webp', scaled.clone().webp({ quality: 80, effort: 4 })],
    ] as const) {
      files.push({ names: names.map((name) => `${name}.${format}`), data: await encoded.toBuffer() });
    }
  }
  return files;
}

async function placeholderOf(part: Part): Promise<string> {
  const { data, info } = await pixelsOf(part)
    .resize(thumbHashPixels, thumbHashPixels, { fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64');
}

/** @throws invalid, with what is wrong, for what is no picture or too much of one. */
async function headOf(file: string | Uint8Array): Promise<Metadata> {
  const head = await sharp(file, { limitInputPixels: false }).metadata().catch(refuseKind);
  const { width, height, pages = 1, pageHeight = height } = head;
  if (head.format === 'heif' && head.compression !== 'av1') return refuseKind();
  if (width * pageHeight > limits.pictureMaxPixels)
    throw problem('pixels', `more than ${limits.pictureMaxPixels} pixels`);
  const pixels = width * pageHeight * pages;
  if (pages > limits.pictureMaxFrames || pixels > limits.animationMaxPixels) throw problem('frames', 'too long');
  return head;
}

function factsOf(head: Metadata): ImageFacts {
  const isAnimated = (head.pages ?? 1) > 1 && animatedFormats.includes(head.format);
  if (isAnimated) return { width: head.width, height: head.pageHeight ?? head.height, isAnimated };
  return { width: head.autoOrient.width, height: head.autoOrient.height, isAnimated };
}

function refuseKind(): never {
  throw problem('kind', 'not a picture that is known here');
}

const problem = (field: PictureProblem, message: string) => new AppError('invalid', message, field);
