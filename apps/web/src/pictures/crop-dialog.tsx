import type { GroupId } from '@parley/contract/ids';
import { type PictureKind, pictureShapes } from '@parley/contract/pictures';
import { pictureTexts } from '#texts/pictures.ts';
import { Dialog } from '#ui/dialog.tsx';
import { CropForm } from './crop-form.tsx';

export type CropDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  kind: PictureKind;
  /** Null: one's own. */
  groupId: GroupId | null;
  file: File | null;
};

/** Chooses the part of a picture that is shown, and saves it. */
export function CropDialog({ isOpen, onClose, kind, groupId, file }: CropDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={pictureTexts.crop[kind]} description={pictureTexts.cropLine}>
      {file && (
        <CropForm kind={kind} ratio={pictureShapes[kind].ratio} groupId={groupId} file={file} onClose={onClose} />
      )}
    </Dialog>
  );
}
