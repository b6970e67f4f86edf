import type { TopicView } from '@parley/contract/topics';
import { useQueryClient } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, CheckCheck, MessageSquarePlus, Pencil, Trash2 } from 'lucide-react';
import { type Arrangement, type Step, type TopicPlace, type TopicRooms, topicStep } from '#groups/arrangement.ts';
import { useStructureDialogs } from '#groups/structure-dialogs.ts';
import { errorText } from '#lib/errors.ts';
import { unreadRoomIds } from '#me/cache.ts';
import { useMarkRead } from '#me/mutations.ts';
import { roomTexts } from '#texts/rooms.ts';
import type { MenuGroups } from '#ui/menu-groups.ts';
import { showToast } from '#ui/toasts.ts';

type Options = { arrangement: Arrangement; canManage: boolean; moveTopic: (place: TopicPlace) => void };

/** What one can do with a topic of the sidebar; nothing where it has nothing to offer. */
export function useTopicActions({ arrangement, canManage, moveTopic }: Options): (topic: TopicRooms) => MenuGroups {
  const cache = useQueryClient();
  const markRead = useMarkRead();
  const open = useStructureDialogs();

  function stepAction({ id }: TopicView, step: Step) {
    const place = topicStep(arrangement, id, step);
    return {
      label: step === 'up' ? roomTexts.moveUp : roomTexts.moveDown,
      icon: step === 'up' ? ArrowUp : ArrowDown,
      isDisabled: !place,
      onSelect: () => place && moveTopic(place),
    };
  }

  return ({ topic, rooms }) => {
    const { groupId, id: topicId } = topic;
    const unread = unreadRoomIds(cache, groupId).filter((roomId) => rooms.some((room) => room.id === roomId));
    const onRead = () => markRead(unread).catch((error) => showToast({ text: errorText(error), isUrgent: true }));
    const read = unread.length > 0 ? [{ label: roomTexts.markRead, icon: CheckCheck, onSelect: onRead }] : [];
    if (!canManage) return [read];
    return [
      read,
      [
        {
          label: roomTexts.createRoomTitle,
          icon: MessageSquarePlus,
          onSelect: () => open({ kind: 'createRoom', groupId, topicId }),
        },
        { label: roomTexts.renameTopic, icon: Pencil, onSelect: () => open({ kind: 'renameTopic', topic }) },
        stepAction(topic, 'up'),
        stepAction(topic, 'down'),
      ],
      [
        {
          label: roomTexts.deleteTopic,
          icon: Trash2,
          isDanger: true,
          onSelect: () => open({ kind: 'deleteTopic', topic }),
        },
      ],
    ];
  };
}
