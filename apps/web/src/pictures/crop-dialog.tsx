import type { GroupId } from '@parley/contract/ids';
import { type PictureKind, pictureShapes } from '@parley/contract/pictures';
import { pictureTexts } from '#texts/pictures.ts';
import { Dialog } from '#ui/dialog.tsx';
import { CropForm } from './crop-form.tsx';
import type { PictureSource } from './picture-source.ts';

export type CropDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  kind: PictureKind;
  /** Null: one's own. */
  groupId: GroupId | null;
  source: PictureSource | null;
};

/** Chooses the part of a picture that is shown, and saves it. */
export function CropDialog({ isOpen, onClose, kind, groupId, source }: CropDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={pictureTexts.crop[kind]} description={pictureTexts.cropLine}>
      {source && (
        <CropForm kind={kind} ratio={pictureShapes[kind].ratio} groupId={groupId} source={source} onClose={onClose} />
      )}
    </Dialog>
  );
}
