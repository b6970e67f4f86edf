import { useMediaQuery } from '#lib/media-query.ts';
import { messagePartTexts } from '#texts/message-parts.ts';
import { ConfirmPopup } from '#ui/confirm-popup.tsx';
import type { useRemoval } from './use-removal.ts';

export type DeleteDialogProps = {
  isOpen: boolean;
  removal: ReturnType<typeof useRemoval>;
  onConfirm: () => void;
};

/** Asks before a message is deleted; whoever has a keyboard learns how to do without the question. */
export function DeleteDialog({ isOpen, removal, onConfirm }: DeleteDialogProps) {
  const hasKeyboard = useMediaQuery('(pointer: fine)');
  const { deleteTitle, deleteLine, deleteHint, delete: confirmLabel } = messagePartTexts;
  return (
    <ConfirmPopup
      isOpen={isOpen}
      onClose={removal.cancel}
      title={deleteTitle}
      description={hasKeyboard ? `${deleteLine} ${deleteHint}` : deleteLine}
      confirmLabel={confirmLabel}
      act={removal}
      finalFocus={removal.place}
      onConfirm={onConfirm}
    />
  );
}
