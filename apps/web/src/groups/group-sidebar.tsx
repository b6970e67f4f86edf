import type { GroupView } from '@parley/contract/groups';
import type { RoomId } from '@parley/contract/ids';
import { permissionsOf } from '@parley/contract/permissions';
import { FolderPlus, Hash } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useMe } from '#me/queries.ts';
import { useRoomActions } from '#rooms/use-room-actions.ts';
import { groupTexts } from '#texts/groups.ts';
import { roomTexts } from '#texts/rooms.ts';
import { useTopicActions } from '#topics/use-topic-actions.ts';
import { Button } from '#ui/button.tsx';
import { ContextMenu } from '#ui/context-menu.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { useRoving } from '#ui/use-roving.ts';
import { roomsInOrder } from './arrangement.ts';
import { GroupCover } from './group-cover.tsx';
import { type Sidebar, SidebarContext } from './sidebar-context.ts';
import type { SortableStructureProps } from './sortable-structure.tsx';
import { useStructureDialogs } from './structure-dialogs.ts';
import { StructureList } from './structure-list.tsx';
import { useArrangement, useMoves } from './use-arrangement.ts';

/** What drags is loaded for those who may move rooms, while they see the rooms already. */
const SortableStructure = lazy(() =>
  import('./sortable-structure.tsx').then((part) => ({ default: part.SortableStructure })),
);

type Props = { group: GroupView; activeRoomId: RoomId | undefined };

/** Everything of a group in the sidebar: its cover, and its topics with their rooms. */
export function GroupSidebar({ group, activeRoomId }: Props) {
  const me = useMe();
  const arrangement = useArrangement(group);
  const moves = useMoves(group);
  const canManage = me !== undefined && permissionsOf(group, me.id).has('manageRooms');
  const roomActions = useRoomActions({ arrangement, canManage, ...moves });
  const topicActions = useTopicActions({ arrangement, canManage, ...moves });
  const sidebar: Sidebar = {
    ...{ group, arrangement, activeRoomId, canManage, liftedId: null },
    roomActions,
    topicActions,
  };

  return (
    <SidebarContext value={sidebar}>
      <GroupCover group={group} />
      <Rooms sidebar={sidebar} moves={moves} />
    </SidebarContext>
  );
}

function Rooms({ sidebar, moves }: { sidebar: Sidebar; moves: SortableStructureProps }) {
  const { arrangement, canManage, roomActions, topicActions } = sidebar;
  const roving = useRoving<HTMLDivElement>();

  function groupsFor(target: Element) {
    if (target.closest('[data-lifted]')) return [];
    const roomId = target.closest<HTMLElement>('[data-room]')?.dataset.room;
    const room = roomId && roomsInOrder(arrangement).find(({ id }) => id === roomId);
    if (room) return roomActions(room);
    const topicId = target.closest<HTMLElement>('[data-topic]')?.dataset.topic;
    const topicRooms = topicId && arrangement.find(({ topic }) => topic.id === topicId);
    return topicRooms ? topicActions(topicRooms) : [];
  }

  if (arrangement.length === 0) return <NoTopics sidebar={sidebar} />;
  return (
    <ContextMenu groupsFor={groupsFor} className="flex min-h-0 flex-1 flex-col">
      <div {...roving} className="scroll-pane min-h-0 flex-1 px-2 pb-6">
        {canManage ? (
          <Suspense fallback={<StructureList />}>
            <SortableStructure {...moves} />
          </Suspense>
        ) : (
          <StructureList />
        )}
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
