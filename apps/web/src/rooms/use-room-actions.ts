import type { RoomView } from '@parley/contract/rooms';
import { useQueryClient } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, CheckCheck, Link2, Pencil, Trash2 } from 'lucide-react';
import { type Arrangement, type RoomPlace, roomStep, type Step } from '#groups/arrangement.ts';
import { useStructureDialogs } from '#groups/structure-dialogs.ts';
import { errorText } from '#lib/errors.ts';
import { unreadRoomIds } from '#me/cache.ts';
import { useMarkRead } from '#me/mutations.ts';
import { copyText } from '#messages/copy-text.ts';
import { roomTexts } from '#texts/rooms.ts';
import type { MenuGroups } from '#ui/menu-groups.ts';
import { showToast } from '#ui/toasts.ts';

type Options = { arrangement: Arrangement; canManage: boolean; moveRoom: (place: RoomPlace) => void };

/** What one can do with a room of the sidebar. */
export function useRoomActions({ arrangement, canManage, moveRoom }: Options): (room: RoomView) => MenuGroups {
  const cache = useQueryClient();
  const markRead = useMarkRead();
  const open = useStructureDialogs();

  function stepAction(room: RoomView, step: Step) {
    const place = roomStep(arrangement, room.id, step);
    return {
      label: step === 'up' ? roomTexts.moveUp : roomTexts.moveDown,
      icon: step === 'up' ? ArrowUp : ArrowDown,
      isDisabled: !place,
      onSelect: () => place && moveRoom(place),
    };
  }

  return (room) => {
    const path = `/groups/${room.groupId}/rooms/${room.id}`;
    const isUnread = unreadRoomIds(cache, room.groupId).includes(room.id);
    const onRead = () => markRead([room.id]).catch((error) => showToast({ text: errorText(error), isUrgent: true }));
    const read = [
      ...(isUnread ? [{ label: roomTexts.markRead, icon: CheckCheck, onSelect: onRead }] : []),
      {
        label: roomTexts.copyLink,
        icon: Link2,
        onSelect: () => void copyText(location.origin + path, roomTexts.linkCopied),
      },
    ];
    if (!canManage) return [read];
    return [
      read,
      [
        { label: roomTexts.editRoom, icon: Pencil, onSelect: () => open({ kind: 'editRoom', room }) },
        stepAction(room, 'up'),
        stepAction(room, 'down'),
      ],
      [
        {
          label: roomTexts.deleteRoom,
          icon: Trash2,
          isDanger: true,
          onSelect: () => open({ kind: 'deleteRoom', room }),
        },
      ],
    ];
  };
}
