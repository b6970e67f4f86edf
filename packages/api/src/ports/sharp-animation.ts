import { limits } from '@parley/contract/limits';
import { pictureShapes } from '@parley/contract/pictures';
import sharp from 'sharp';
import type { RenderRequest } from './images.ts';

const secondsMax = 60;

/** The part of each frame as an animated WebP that is at most so wide, with the times and repetitions of the original. */
export async function renderAnimation(file: Uint8Array, request: RenderRequest): Promise<Buffer> {
  const { kind, turns, isFlipped = false } = request;
  const { ratio, animatedWidth } = pictureShapes[kind];
  const source = sharp(file, { animated: true, failOn: 'error', limitInputPixels: limits.animationMaxPixels });
  const { width: fullWidth, pageHeight: fullHeight = 0, delay = [], loop = 0 } = await source.metadata();
  const crop = beforeFlip(request, { width: fullWidth, height: fullHeight });
  const lying = turns % 2 === 1;
  const width = Math.min(crop.width, animatedWidth);
  const size = { width, height: Math.max(1, Math.round(width / ratio)) };
  const scaled = source
    .extract(beforeTurns(crop, turns, { width: fullWidth, height: fullHeight }))
    .resize(lying ? size.height : size.width, lying ? size.width : size.height, { fit: 'fill' })
    .timeout({ seconds: secondsMax });
  const options = { quality: 75, effort: 3, loop, delay };
  if (turns === 0) return scaled.flop(isFlipped).webp(options).toBuffer();

  const { data, info } = await scaled.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const frameHeight = info.pageHeight ?? info.height;
  const raw = { width: info.width, height: frameHeight, channels: info.channels };
  const frameBytes = raw.width * raw.height * raw.channels;
  const frames: Buffer[] = [];
  // libvips turns no animation, so each frame is turned by itself.
  for (let at = 0; at < data.length; at += frameBytes) {
    const frame = sharp(data.subarray(at, at + frameBytes), { raw }).rotate(turns * 90);
    frames.push(await frame.png({ compressionLevel: 1 }).toBuffer());
  }
  return sharp(frames, { join: { animated: true } })
    .flop(isFlipped)
    .webp(options)
    .toBuffer();
}

/** Where a part of the mirrored picture lies in the turned one before it was mirrored. */
export function beforeFlip({ turns, isFlipped, crop }: RenderRequest, full: Size): RenderRequest['crop'] {
  const turnedWidth = turns % 2 === 1 ? full.height : full.width;
  return isFlipped ? { ...crop, x: turnedWidth - crop.x - crop.width } : crop;
}

/** Where a part of the turned picture lies in the picture before it was turned. */
function beforeTurns({ x, y, width, height }: RenderRequest['crop'], turns: number, full: Size) {
  const lying = turns % 2 === 1;
  const size = { width: lying ? height : width, height: lying ? width : height };
  if (turns === 1) return { left: y, top: full.height - x - width, ...size };
  if (turns === 2) return { left: full.width - x - width, top: full.height - y - height, ...size };
  if (turns === 3) return { left: full.width - y - height, top: x, ...size };
  return { left: x, top: y, ...size };
}

interface Size {
  width: number;
  height: number;
}
