import type { RoomView } from '@parley/contract/rooms';
import type { Unread } from '@parley/contract/unread';
import { Link } from '@tanstack/react-router';
import { Hash } from 'lucide-react';
import { useSidebar } from '#groups/sidebar-context.ts';
import { cx } from '#lib/class-names.ts';
import { useRoomUnread } from '#me/queries.ts';
import { roomTexts } from '#texts/rooms.ts';
import { Badge } from '#ui/badge.tsx';
import type { Drag } from '#ui/drag.ts';
import { RowMenu } from '#ui/row-menu.tsx';

type Props = { room: RoomView; drag?: Drag };

/** A room in the sidebar: the way into it, what is unread there, and what can be done with it. */
export function RoomRow({ room, drag }: Props) {
  const { activeRoomId, roomActions } = useSidebar();
  const unread = useRoomUnread(room.id) ?? { messages: 0, mentions: 0 };
  const isActive = room.id === activeRoomId;
  const isUnread = unread.messages > 0;

  return (
    <li data-room={room.id}>
      <div
        ref={drag?.ref}
        data-row
        data-slide={room.id}
        data-lifted={drag?.isDragging || undefined}
        className={cx('group/row relative', drag?.isDragging && 'opacity-40')}
      >
        <Link
          to="/groups/$groupId/rooms/$roomId"
          params={{ groupId: room.groupId, roomId: room.id }}
          aria-label={roomTexts.row(room.name, unread.messages, unread.mentions)}
          aria-current={isActive ? 'page' : undefined}
          aria-describedby={drag?.helpId}
          draggable={false}
          data-stop={room.id}
          tabIndex={-1}
          {...drag?.handle}
          className={cx(
            'flex h-9 items-center gap-2.5 rounded-md px-2.5 outline-offset-0 transition-colors pointer-coarse:h-touch',
            isActive ? 'bg-accent-soft text-text' : 'hover:bg-raised hover:text-text',
            isUnread ? 'font-semibold text-text' : !isActive && 'text-muted',
          )}
        >
          <Hash aria-hidden className={cx('size-4 shrink-0', isActive ? 'text-accent-text' : 'text-muted')} />
          <span className="min-w-0 flex-1 truncate">{room.name}</span>
          <UnreadBadge {...unread} />
        </Link>
        <RowMenu label={roomTexts.roomMenu(room.name)} groups={roomActions(room)} isShownToTouch={isActive} />
      </div>
    </li>
  );
}

const most = 99;
const shown = (count: number) => (count > most ? `${most}+` : count);

/** How many mentions there are, or else how much is unread; gives way to the row's menu. */
export function UnreadBadge({ messages, mentions }: Unread) {
  if (messages === 0) return null;
  return (
    <Badge
      isLoud={mentions > 0}
      className="group-has-focus-visible/row:opacity-0 pointer-fine:group-hover/row:opacity-0"
    >
      {shown(mentions > 0 ? mentions : messages)}
    </Badge>
  );
}
