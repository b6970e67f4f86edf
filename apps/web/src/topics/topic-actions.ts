import type { TopicView } from '@parley/contract/topics';
import { ArrowDown, ArrowUp, CheckCheck, MessageSquarePlus, Pencil, Trash2 } from 'lucide-react';
import { type Step, type TopicRooms, topicStep } from '#groups/arrangement.ts';
import type { ActionTools } from '#groups/use-action-tools.ts';
import { roomTexts } from '#texts/rooms.ts';
import type { MenuAction, MenuGroups } from '#ui/menu-groups.ts';
import type { TopicOptions } from './use-topic-actions.ts';

type Options = TopicOptions & ActionTools;

/** What one can do with a topic: read its rooms, and, for whoever may, change and move it. */
export function topicActions({ topic, rooms }: TopicRooms, options: Options): MenuGroups {
  const { canManage, open, unreadIn, markRead } = options;
  const { groupId, id: topicId } = topic;
  const unread = unreadIn(groupId).filter((roomId) => rooms.some((room) => room.id === roomId));
  const read =
    unread.length > 0 ? [{ label: roomTexts.markRead, icon: CheckCheck, onSelect: () => markRead(unread) }] : [];
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
      stepAction(topic, 'up', options),
      stepAction(topic, 'down', options),
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
}

function stepAction({ id }: TopicView, step: Step, { arrangement, moveTopic }: TopicOptions): MenuAction {
  const place = topicStep(arrangement, id, step);
  return {
    label: step === 'up' ? roomTexts.moveUp : roomTexts.moveDown,
    icon: step === 'up' ? ArrowUp : ArrowDown,
    isDisabled: !place,
    onSelect: () => place && moveTopic(place),
  };
}
