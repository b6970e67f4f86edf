import type { IconView } from '@parley/contract/fields';
import type { GroupId } from '@parley/contract/ids';
import type { PictureKind } from '@parley/contract/pictures';
import { type ReactNode, useRef, useState } from 'react';
import { errorText } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { pictureTexts } from '#texts/pictures.ts';
import { Button } from '#ui/button.tsx';
import { onDemand } from '#ui/on-demand.tsx';
import { showToast } from '#ui/toasts.ts';
import type { CropDialogProps } from './crop-dialog.tsx';
import type { PictureSource } from './picture-source.ts';
import { useOriginal } from './use-original.ts';

const CropDialog = onDemand<CropDialogProps>(() => import('./crop-dialog.tsx').then((part) => part.CropDialog));

type Props = { kind: PictureKind; groupId: GroupId | null; shown: IconView | null; children: ReactNode };

/** One picture, and the ways to another: choosing a file, pasting and dropping one. */
export function PictureField({ kind, groupId, shown, children }: Props) {
  const chooser = useRef<HTMLInputElement>(null);
  const [source, setSource] = useState<PictureSource | null>(null);
  const [isCropping, setCropping] = useState(false);
  const [isOpening, setOpening] = useState(false);
  const remove = useRemovePicture(kind, groupId);
  const openOriginal = useOriginal(shown);

  function take(files: FileList | null) {
    const first = files?.[0];
    if (first) crop({ file: first, before: null });
  }

  function crop(next: PictureSource) {
    setSource(next);
    setCropping(true);
  }

  async function adjust(open: () => Promise<PictureSource | null>) {
    setOpening(true);
    const original = await open();
    setOpening(false);
    if (original) crop(original);
  }

  return (
    <fieldset
      className="flex flex-wrap items-center gap-4"
      onPaste={(event) => take(event.clipboardData.files)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer.files);
      }}
    >
      <legend className="mb-1.5 font-semibold text-sm">{pictureTexts.kinds[kind]}</legend>
      {children}
      <Button onClick={() => chooser.current?.click()}>{pictureTexts.choose[kind]}</Button>
      {openOriginal && (
        <Button isPending={isOpening} onClick={() => void adjust(openOriginal)}>
          {pictureTexts.adjust[kind]}
        </Button>
      )}
      {shown && (
        <Button variant="ghost" isPending={remove.isPending} onClick={remove.start}>
          {pictureTexts.remove[kind]}
        </Button>
      )}
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        hidden
        aria-label={pictureTexts.choose[kind]}
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          currentTarget.value = ''; // so that the same file can be chosen again
        }}
      />
      <CropDialog
        isOpen={isCropping}
        onClose={() => setCropping(false)}
        kind={kind}
        groupId={groupId}
        source={source}
      />
    </fieldset>
  );
}

function useRemovePicture(kind: PictureKind, groupId: GroupId | null) {
  const told = {
    onSuccess: () => showToast({ text: pictureTexts.removed }),
    onError: (error: unknown) => showToast({ text: errorText(error), isUrgent: true }),
  };
  const mine = trpc.pictures.removeMine.useMutation(told);
  const groups = trpc.pictures.removeGroups.useMutation(told);
  const start = () => (groupId ? groups.mutate({ groupId, kind }) : mine.mutate({ kind }));
  return { start, isPending: mine.isPending || groups.isPending };
}
