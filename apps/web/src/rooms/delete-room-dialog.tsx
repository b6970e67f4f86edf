import type { RoomView } from '@parley/contract/rooms';
import { errorReason } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { roomPartTexts } from '#texts/room-parts.ts';
import { roomTexts } from '#texts/rooms.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';

type Props = { isOpen: boolean; onClose: () => void; room: RoomView };

/** Asks before a room is deleted with all its messages. */
export function DeleteRoomDialog({ isOpen, onClose, room }: Props) {
  const remove = trpc.rooms.delete.useMutation({
    onSuccess: onClose,
    // Somebody else was faster.
    onError: (error) => errorReason(error) === 'not_found' && onClose(),
  });

  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={roomPartTexts.deleteRoomTitle(room.name)}
      description={roomPartTexts.deleteRoomLine}
      confirmLabel={roomTexts.deleteRoom}
      act={remove}
      onConfirm={() => remove.mutate({ groupId: room.groupId, roomId: room.id })}
    />
  );
}
