import type { GroupId } from '@parley/contract/ids';
import type { Crop, PictureKind } from '@parley/contract/pictures';
import { FlipHorizontal, RotateCw } from 'lucide-react';
import { useId, useState } from 'react';
import Cropper from 'react-easy-crop';
import 'react-easy-crop/react-easy-crop.css';
import { pictureTexts } from '#texts/pictures.ts';
import { Button } from '#ui/button.tsx';
import { DialogActions } from '#ui/dialog-actions.tsx';
import { FormError } from '#ui/field.tsx';
import { showToast } from '#ui/toasts.ts';
import { CropPreview } from './crop-preview.tsx';
import type { PictureSource } from './picture-source.ts';
import { useImage } from './use-image.ts';
import { useSetPicture } from './use-set-picture.ts';

const zoomMax = 8;
/** The sizes in which faces and covers stand. */
const previewWidths = { icon: [72, 38, 32, 18], wallpaper: [248] };

type Props = { kind: PictureKind; ratio: number; groupId: GroupId | null; source: PictureSource; onClose: () => void };

/** The picture with the part that is shown, and what can be done with both. */
export function CropForm({ kind, ratio, groupId, source, onClose }: Props) {
  const zoomId = useId();
  const { url, image, isBroken } = useImage(source.file);
  const [place, setPlace] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [turns, setTurns] = useState(source.before?.turns ?? 0);
  const [isFlipped, setFlipped] = useState(source.before?.isFlipped ?? false);
  const [crop, setCrop] = useState<Crop | null>(null);
  const { save, step, problem } = useSetPicture(groupId, () => {
    showToast({ text: pictureTexts.saved });
    onClose();
  });

  /** About the middle of what one sees, so that the part stays the same. */
  function flip() {
    setFlipped(!isFlipped);
    setPlace({ x: -place.x, y: place.y });
  }

  const error = isBroken ? pictureTexts.problems.kind : problem;

  return (
    <div className="flex flex-col gap-4">
      <div className="relative h-80 overflow-hidden rounded-lg bg-canvas">
        {url && !isBroken && (
          <Cropper
            image={url}
            aspect={ratio}
            crop={place}
            zoom={zoom}
            rotation={turns * 90}
            transform={`translate(${place.x}px, ${place.y}px) scaleX(${isFlipped ? -1 : 1}) rotate(${turns * 90}deg) scale(${zoom})`}
            {...(source.before && { initialCroppedAreaPixels: source.before.crop })}
            minZoom={1}
            maxZoom={zoomMax}
            showGrid={false}
            keyboardStep={4}
            disableAutomaticStylesInjection
            cropperProps={{ 'aria-label': pictureTexts.part, role: 'group' }}
            onCropChange={setPlace}
            onZoomChange={setZoom}
            onCropAreaChange={(_, area) => setCrop(wholePixels(area))}
          />
        )}
      </div>
      <div className="flex flex-wrap items-center gap-3 text-muted text-sm">
        <div className="flex min-w-60 flex-1 items-center gap-3">
          <label htmlFor={zoomId}>{pictureTexts.zoom}</label>
          <input
            id={zoomId}
            type="range"
            min={1}
            max={zoomMax}
            step={0.05}
            value={zoom}
            aria-valuetext={pictureTexts.times(zoom)}
            onChange={(event) => setZoom(event.currentTarget.valueAsNumber)}
            className="min-w-0 flex-1 accent-accent pointer-coarse:h-touch"
          />
          <span className="tabular w-10">{pictureTexts.times(zoom)}</span>
        </div>
        <Button size="sm" onClick={() => setTurns((turns + 1) % 4)}>
          <RotateCw aria-hidden className="size-4" />
          {pictureTexts.rotate}
        </Button>
        <Button size="sm" aria-pressed={isFlipped} onClick={flip}>
          <FlipHorizontal aria-hidden className="size-4" />
          {pictureTexts.flip}
        </Button>
      </div>
      <div className="flex items-center gap-4 text-muted text-sm">
        {pictureTexts.preview}
        {crop &&
          previewWidths[kind].map((width) => (
            <CropPreview
              key={width}
              {...{ image, crop, turns, isFlipped, width }}
              className={kind === 'icon' ? 'rounded-squircle' : 'rounded-md'}
            />
          ))}
      </div>
      <p role="status" className="min-h-5 text-muted text-sm">
        {step}
      </p>
      <FormError>{error ?? undefined}</FormError>
      <DialogActions>
        <Button variant="ghost" onClick={onClose}>
          {pictureTexts.cancel}
        </Button>
        <Button
          variant="primary"
          isPending={step !== null}
          disabled={!crop || isBroken}
          onClick={() => crop && void save({ source, kind, turns, isFlipped, crop })}
        >
          {pictureTexts.save[kind]}
        </Button>
      </DialogActions>
    </div>
  );
}

function wholePixels({ x, y, width, height }: Crop): Crop {
  const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
  return { x: left, y: top, width: Math.max(1, Math.floor(width)), height: Math.max(1, Math.floor(height)) };
}
