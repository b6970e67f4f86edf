/** Pictures with sharp by hand: the file is decoded once, its part scaled to the largest width, and every variant made of that. */
import { readFile } from 'node:fs/promises';
import { type PictureKind, pictureShapes } from '@parley/contract/pictures';
import sharp from 'sharp';

export interface PictureOrder {
  path: string;
  kind: PictureKind;
  crop: { left: number; top: number; width: number; height: number };
}

process.on('message', async (message: { picture?: PictureOrder }) => {
  if (message.picture) process.send?.({ bytes: await makePicture(message.picture) });
});
process.channel?.ref();
process.send?.({ port: 0 });

/** Answers how many bytes all variants have together. */
async function makePicture({ path, kind, crop }: PictureOrder): Promise<number> {
  const { widths, ratio } = pictureShapes[kind];
  const { data, info } = await sharp(await readFile(path))
    .autoOrient()
    .extract(crop)
    .resize(Math.max(...widths), Math.max(...widths) / ratio)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  let bytes = 0;
  for (const width of widths) {
    const scaled = sharp(data, { raw }).resize(width, width / ratio);
    bytes += (await scaled.clone().avif({ quality: 55, effort: 3 }).toBuffer()).length;
    bytes += (await scaled.clone().webp({ quality: 80, effort: 4 }).toBuffer()).length;
  }
  return bytes;
}
