import { ChevronDown, Plus } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { TopicRooms } from '#groups/arrangement.ts';
import { useSidebar } from '#groups/sidebar-context.ts';
import { useStructureDialogs } from '#groups/structure-dialogs.ts';
import { cx } from '#lib/class-names.ts';
import { useRoomsUnread } from '#me/queries.ts';
import { UnreadBadge } from '#rooms/room-row.tsx';
import { roomTexts } from '#texts/rooms.ts';
import type { Drag } from '#ui/drag.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { RowMenu } from '#ui/row-menu.tsx';
import { useCollapsed } from './collapsed-topics.ts';

export type TopicSectionProps = {
  topicRooms: TopicRooms;
  drag?: Drag;
  /** Renders the rooms that are in view. */
  children: (rooms: TopicRooms['rooms']) => ReactNode;
};

/** A topic in the sidebar with its rooms, which can be put away; the room where one is stays in view. */
export function TopicSection({ topicRooms, drag, children }: TopicSectionProps) {
  const { activeRoomId, liftedId } = useSidebar();
  const { topic, rooms } = topicRooms;
  const [isCollapsed, setCollapsed] = useCollapsed(topic.id);
  const inView = isCollapsed ? rooms.filter(({ id }) => id === activeRoomId || id === liftedId) : rooms;

  return (
    <li data-topic={topic.id}>
      <div
        ref={drag?.ref}
        data-lifted={drag?.isDragging || undefined}
        className={cx('pt-3', drag?.isDragging && 'opacity-40')}
      >
        <TopicHead topicRooms={topicRooms} isCollapsed={isCollapsed} onToggle={setCollapsed} drag={drag} />
        <ul aria-label={topic.name} className="flex flex-col gap-px">
          {children(inView)}
        </ul>
        {rooms.length === 0 && !isCollapsed && liftedId === null && (
          <p className="px-2.5 py-1 text-muted text-sm">{roomTexts.emptyTopic}</p>
        )}
      </div>
    </li>
  );
}

type HeadProps = Pick<TopicSectionProps, 'topicRooms' | 'drag'> & {
  isCollapsed: boolean;
  onToggle: (isCollapsed: boolean) => void;
};

function TopicHead({ topicRooms, isCollapsed, onToggle, drag }: HeadProps) {
  const { canManage, topicActions } = useSidebar();
  const { topic, rooms } = topicRooms;
  const isUnread = (useRoomsUnread(rooms.map(({ id }) => id))?.messages ?? 0) > 0;

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    drag?.handle.onKeyDown?.(event);
    if (event.key === 'ArrowLeft') onToggle(true);
    if (event.key === 'ArrowRight') onToggle(false);
  }

  return (
    <div
      data-head
      data-row
      data-collapsed={isCollapsed || undefined}
      data-slide={topic.id}
      className="flex items-center gap-0.5"
    >
      <h3 className="group/row relative min-w-0 flex-1">
        <button
          type="button"
          aria-expanded={!isCollapsed}
          aria-describedby={drag?.helpId}
          data-stop={topic.id}
          tabIndex={-1}
          onClick={() => onToggle(!isCollapsed)}
          {...drag?.handle}
          onKeyDown={onKeyDown}
          className="flex h-7 w-full items-center gap-1.5 rounded-sm px-1.5 font-semibold text-muted text-xs outline-offset-0 transition-colors hover:text-text pointer-coarse:h-touch"
        >
          <ChevronDown
            aria-hidden
            className={cx('size-3.5 shrink-0 transition-transform', isCollapsed && '-rotate-90')}
          />
          <span className="min-w-0 truncate">{topic.name}</span>
          {isCollapsed && <HiddenUnread topicRooms={topicRooms} />}
        </button>
        {(canManage || isUnread) && (
          <RowMenu label={roomTexts.topicMenu(topic.name)} groups={topicActions(topicRooms)} className="right-0" />
        )}
      </h3>
      {canManage && <CreateRoomButton topicRooms={topicRooms} />}
    </div>
  );
}

/** What is unread in the rooms that are put away. */
function HiddenUnread({ topicRooms }: Pick<HeadProps, 'topicRooms'>) {
  const { activeRoomId } = useSidebar();
  const hidden = topicRooms.rooms.map(({ id }) => id).filter((id) => id !== activeRoomId);
  const unread = useRoomsUnread(hidden);
  return (
    unread && (
      <span className="ml-auto">
        <UnreadBadge {...unread} />
      </span>
    )
  );
}

function CreateRoomButton({ topicRooms: { topic } }: Pick<HeadProps, 'topicRooms'>) {
  const open = useStructureDialogs();
  const { groupId, id: topicId } = topic;
  return (
    <IconButton
      label={roomTexts.createRoomIn(topic.name)}
      size="sm"
      side="right"
      data-aside
      tabIndex={-1}
      onClick={() => open({ kind: 'createRoom', groupId, topicId })}
    >
      <Plus aria-hidden className="size-4" />
    </IconButton>
  );
}
