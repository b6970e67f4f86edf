import type { IconView, WallpaperView } from '@parley/contract/fields';
import { useEffect, useRef, useState } from 'react';
import { thumbHashToDataURL } from 'thumbhash';
import { cx } from '#lib/class-names.ts';

export type PictureProps = { isOpen: boolean; of: IconView | WallpaperView | null | undefined };

const widths = { icon: [32, 64, 128, 256, 512], wallpaper: [600, 1200, 2400] };
const fill = 'absolute inset-0 size-full rounded-[inherit] object-cover';

/** A picture over what stands in for it, in its whole area. One that moves does so while one points at it or has come to it. */
export function Picture({ of }: PictureProps) {
  return of ? <Shown key={of.id} of={of} /> : null;
}

function Shown({ of }: { of: IconView | WallpaperView }) {
  const { id, isAnimated } = of;
  const kind = 'placeholder' in of ? 'wallpaper' : 'icon';
  const [isMissing, setMissing] = useState(false);
  const { ref, isMoving } = useAttention(isAnimated);
  const srcSet = (format: string) => widths[kind].map((width) => `/pictures/${id}/${width}.${format} ${width}w`).join();
  const sizes = kind === 'icon' ? 'auto, 48px' : 'auto, 480px';
  if (isMissing) return null;
  return (
    <picture className="rounded-[inherit]">
      {isMoving && <source media="(prefers-reduced-motion: no-preference)" srcSet={`/pictures/${id}/animated.webp`} />}
      <source type="image/avif" srcSet={srcSet('avif')} sizes={sizes} />
      <source type="image/webp" srcSet={srcSet('webp')} sizes={sizes} />
      <img
        ref={ref}
        src={`/pictures/${id}/${widths[kind][1]}.webp`}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
        onError={() => setMissing(true)}
        style={'placeholder' in of ? { backgroundImage: `url(${placeholderOf(of)})` } : undefined}
        className={cx(fill, kind === 'wallpaper' && 'bg-cover')}
      />
    </picture>
  );
}

function placeholderOf({ placeholder }: WallpaperView) {
  return thumbHashToDataURL(Uint8Array.from(atob(placeholder), (char) => char.charCodeAt(0)));
}

/** Whether somebody looks at the button or link that the picture is in, or at the picture itself. */
function useAttention(isAnimated: boolean) {
  const ref = useRef<HTMLImageElement>(null);
  const [isMoving, setMoving] = useState(false);

  useEffect(() => {
    const place = ref.current?.closest('a, button') ?? ref.current;
    if (!isAnimated || !place) return;
    const ending = new AbortController();
    const on = (type: string, moves: boolean) =>
      place.addEventListener(type, () => setMoving(moves), { signal: ending.signal });
    on('pointerenter', true);
    on('focusin', true);
    on('pointerleave', false);
    on('focusout', false);
    return () => ending.abort();
  }, [isAnimated]);

  return { ref, isMoving };
}
