import type { PictureKind, PictureProblem } from '@parley/contract/pictures';

/** Words of icons and wallpapers. */
export const pictureTexts = {
  kinds: { icon: 'Icon', wallpaper: 'Wallpaper' } satisfies Record<PictureKind, string>,
  hint: 'Choose, paste or drop a JPEG, PNG, WebP, AVIF or GIF of up to 10 MB.',
  choose: { icon: 'Choose an icon', wallpaper: 'Choose a wallpaper' } satisfies Record<PictureKind, string>,
  remove: { icon: 'Remove the icon', wallpaper: 'Remove the wallpaper' } satisfies Record<PictureKind, string>,
  adjust: { icon: 'Adjust the icon', wallpaper: 'Adjust the wallpaper' } satisfies Record<PictureKind, string>,
  removed: 'The picture is gone.',
  crop: { icon: 'Crop your icon', wallpaper: 'Crop your wallpaper' } satisfies Record<PictureKind, string>,
  cropLine: 'Drag to move, scroll or pinch to zoom. The arrow keys move the part too.',
  part: 'The part that is shown',
  zoom: 'Zoom',
  times: (zoom: number) => `${zoom.toFixed(1)}×`,
  rotate: 'Rotate',
  flip: 'Flip',
  preview: 'Preview',
  save: { icon: 'Save icon', wallpaper: 'Save wallpaper' } satisfies Record<PictureKind, string>,
  cancel: 'Cancel',
  sending: (percent: number) => `Sending, ${percent} %`,
  making: 'Making your picture…',
  saved: 'Everybody sees your new picture.',
  problems: {
    kind: 'This file is not a picture that can be used here. Choose a JPEG, PNG, WebP, AVIF or GIF.',
    pixels: 'This picture has more than 40 megapixels. Choose a smaller one.',
    frames: 'This animation is too long. Choose one of at most 300 frames.',
    broken: 'This file is damaged. Choose another one.',
  } satisfies Record<PictureProblem, string>,
} as const;
