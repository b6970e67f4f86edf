import type { Crop } from '@parley/contract/pictures';
import { useEffect, useRef } from 'react';

const density = 2;

type Props = {
  image: HTMLImageElement | null;
  crop: Crop;
  turns: number;
  isFlipped: boolean;
  width: number;
  className?: string;
};

/** The part of a picture as it will stand, in its real size: so many CSS pixels wide. */
export function CropPreview({ image, crop, turns, isFlipped, width, className }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const height = Math.round((width * crop.height) / crop.width);

  useEffect(() => {
    const brush = canvas.current?.getContext('2d');
    if (!brush || !image) return;
    const { naturalWidth, naturalHeight } = image;
    const isLying = turns % 2 === 1;
    const [fullWidth, fullHeight] = isLying ? [naturalHeight, naturalWidth] : [naturalWidth, naturalHeight];
    const scale = (width * density) / crop.width;
    brush.setTransform(scale, 0, 0, scale, -crop.x * scale, -crop.y * scale);
    brush.clearRect(crop.x, crop.y, crop.width, crop.height);
    brush.translate(fullWidth / 2, fullHeight / 2);
    brush.scale(isFlipped ? -1 : 1, 1);
    brush.rotate((turns * Math.PI) / 2);
    brush.drawImage(image, -naturalWidth / 2, -naturalHeight / 2);
  }, [image, crop, turns, isFlipped, width]);

  return (
    <canvas
      ref={canvas}
      aria-hidden
      width={width * density}
      height={height * density}
      style={{ width, height }}
      className={className}
    />
  );
}
