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

const CropDialog = onDemand<CropDialogProps>(() => import('./crop-dialog.tsx').then((part) => part.CropDialog));

type Props = { kind: PictureKind; groupId: GroupId | null; isThere: boolean; children: ReactNode };

/** One picture, and the ways to another: choosing a file, pasting and dropping one. */
export function PictureField({ kind, groupId, isThere, children }: Props) {
  const chooser = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [isCropping, setCropping] = useState(false);
  const remove = useRemovePicture(kind, groupId);

  function take(files: FileList | null) {
    const first = files?.[0];
    if (!first) return;
    setFile(first);
    setCropping(true);
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
      {isThere && (
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
      <CropDialog isOpen={isCropping} onClose={() => setCropping(false)} kind={kind} groupId={groupId} file={file} />
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
