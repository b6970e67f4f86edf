import type { GroupView } from '@parley/contract/groups';
import type { RoomId } from '@parley/contract/ids';
import { permissionsOf } from '@parley/contract/permissions';
import { useQueryClient } from '@tanstack/react-query';
import { FolderPlus, Hash } from 'lucide-react';
import { useState } from 'react';
import { unreadRoomIds } from '#me/cache.ts';
import { useMe } from '#me/queries.ts';
import { useRoomActions } from '#rooms/use-room-actions.ts';
import { groupTexts } from '#texts/groups.ts';
import { roomTexts } from '#texts/rooms.ts';
import { useTopicActions } from '#topics/use-topic-actions.ts';
import { Button } from '#ui/button.tsx';
import { ContextMenu } from '#ui/context-menu.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { useRoving } from '#ui/use-roving.ts';
import { type RoomPlace, roomsInOrder, type TopicPlace, type TopicRooms } from './arrangement.ts';
import { GroupCover } from './group-cover.tsx';
import { type Sidebar, SidebarContext } from './sidebar-context.ts';
import type { SortableStructureProps } from './sortable-structure.tsx';
import { useStructureDialogs } from './structure-dialogs.ts';
import { StructureList } from './structure-list.tsx';
import { useArrangement, useMoves } from './use-arrangement.ts';
import { useSortablePart } from './use-sortable-part.ts';

type Props = { group: GroupView; activeRoomId: RoomId | undefined };

/** Everything of a group in the sidebar: its cover, and its topics with their rooms. */
export function GroupSidebar({ group, activeRoomId }: Props) {
  const me = useMe();
  const arrangement = useArrangement(group);
  const moves = useMoves(group);
  const canManage = me !== undefined && permissionsOf(group, me.id).has('manageRooms');
  const [movedId, setMovedId] = useState<string | null>(null);
  const roomActions = useRoomActions({ arrangement, canManage, moveRoom: byMenu(moves.moveRoom) });
  const topicActions = useTopicActions({ arrangement, canManage, moveTopic: byMenu(moves.moveTopic) });
  const sidebar: Sidebar = {
    ...{ group, arrangement, activeRoomId, canManage, liftedId: null },
    roomActions,
    topicActions,
  };

  function byMenu<Place extends RoomPlace | TopicPlace>(move: (place: Place) => void) {
    return (place: Place) => {
      setMovedId('roomId' in place ? place.roomId : place.topicId);
      move(place);
    };
  }

  return (
    <SidebarContext value={sidebar}>
      <GroupCover group={group} />
      <Rooms sidebar={sidebar} moves={{ ...moves, movedId }} />
    </SidebarContext>
  );
}

function Rooms({ sidebar, moves }: { sidebar: Sidebar; moves: SortableStructureProps }) {
  const { arrangement, canManage, roomActions, topicActions } = sidebar;
  const cache = useQueryClient();
  const roving = useRoving<HTMLDivElement>();
  const SortableStructure = useSortablePart(canManage);

  function groupsFor(target: Element) {
    if (target.closest('[data-lifted]')) return [];
    const roomId = target.closest<HTMLElement>('[data-room]')?.dataset.room;
    const room = roomId && roomsInOrder(arrangement).find(({ id }) => id === roomId);
    if (room) return roomActions(room);
    const topicId = target.closest<HTMLElement>('[data-topic]')?.dataset.topic;
    const topicRooms = topicId && arrangement.find(({ topic }) => topic.id === topicId);
    return topicRooms && (canManage || isUnread(topicRooms)) ? topicActions(topicRooms) : [];
  }

  function isUnread({ topic, rooms }: TopicRooms) {
    const unread = unreadRoomIds(cache, topic.groupId);
    return rooms.some(({ id }) => unread.includes(id));
  }

  if (arrangement.length === 0) return <NoTopics sidebar={sidebar} />;
  return (
    <ContextMenu groupsFor={groupsFor} className="flex min-h-0 flex-1 flex-col">
      <div {...roving} className="scroll-pane min-h-0 flex-1 px-2 pb-6">
        {SortableStructure ? <SortableStructure {...moves} /> : <StructureList />}
        {canManage && <CreateTopic sidebar={sidebar} />}
      </div>
    </ContextMenu>
  );
}

function CreateTopic({ sidebar: { group } }: { sidebar: Sidebar }) {
  const open = useStructureDialogs();
  return (
    <button
      type="button"
      data-stop
      tabIndex={-1}
      onClick={() => open({ kind: 'createTopic', groupId: group.id })}
      className="mt-3 flex h-8.5 w-full items-center gap-2.5 rounded-md px-2.5 text-md text-muted outline-offset-0 transition-colors hover:bg-raised hover:text-text pointer-coarse:h-touch"
    >
      <FolderPlus aria-hidden className="size-4 shrink-0" />
      {groupTexts.createTopic}
    </button>
  );
}

function NoTopics({ sidebar: { group, canManage } }: { sidebar: Sidebar }) {
  const open = useStructureDialogs();
  const create = () => open({ kind: 'createTopic', groupId: group.id });
  return (
    <EmptyState
      icon={Hash}
      title={roomTexts.noTopicsTitle}
      action={canManage && <Button onClick={create}>{groupTexts.createTopic}</Button>}
    >
      {canManage ? roomTexts.noTopicsLine : roomTexts.noneForMembers}
    </EmptyState>
  );
}
