import type { RoomView } from '@parley/contract/rooms';
import { ArrowDown, ArrowUp, CheckCheck, Link2, Pencil, Trash2 } from 'lucide-react';
import { roomStep, type Step } from '#groups/arrangement.ts';
import type { ActionTools } from '#groups/use-action-tools.ts';
import { copyText } from '#messages/copy-text.ts';
import { roomTexts } from '#texts/rooms.ts';
import type { MenuAction, MenuGroups } from '#ui/menu-groups.ts';
import type { RoomOptions } from './use-room-actions.ts';

type Options = RoomOptions & ActionTools;

/** What one can do with a room: read it, pass it on, and, for whoever may, change and move it. */
export function roomActions(room: RoomView, options: Options): MenuGroups {
  const { canManage, open, unreadIn, markRead } = options;
  const url = `${location.origin}/groups/${room.groupId}/rooms/${room.id}`;
  const isUnread = unreadIn(room.groupId).includes(room.id);
  const read = [
    ...(isUnread ? [{ label: roomTexts.markRead, icon: CheckCheck, onSelect: () => markRead([room.id]) }] : []),
    { label: roomTexts.copyLink, icon: Link2, onSelect: () => void copyText(url, roomTexts.linkCopied) },
  ];
  if (!canManage) return [read];
  return [
    read,
    [
      { label: roomTexts.editRoom, icon: Pencil, onSelect: () => open({ kind: 'editRoom', room }) },
      stepAction(room, 'up', options),
      stepAction(room, 'down', options),
    ],
    [{ label: roomTexts.deleteRoom, icon: Trash2, isDanger: true, onSelect: () => open({ kind: 'deleteRoom', room }) }],
  ];
}

function stepAction({ id }: RoomView, step: Step, { arrangement, moveRoom }: RoomOptions): MenuAction {
  const place = roomStep(arrangement, id, step);
  return {
    label: step === 'up' ? roomTexts.moveUp : roomTexts.moveDown,
    icon: step === 'up' ? ArrowUp : ArrowDown,
    isDisabled: !place,
    onSelect: () => place && moveRoom(place),
  };
}
