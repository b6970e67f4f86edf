import type { GroupView } from '@parley/contract/groups';
import type { RoomId } from '@parley/contract/ids';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { arrange, roomsInOrder } from '#groups/arrangement.ts';
import { unreadRoomIds } from '#me/cache.ts';

/** Alt with the up and down arrows goes from room to room of the group, with Shift to those with something unread. */
export function useRoomKeys(group: GroupView | undefined, activeRoomId: RoomId | undefined): void {
  const cache = useQueryClient();
  const navigate = useNavigate();

  useEffect(() => {
    if (!group) return;
    const groupId = group.id;
    const rooms = roomsInOrder(arrange(group)).map(({ id }) => id);

    function onKeyDown(event: KeyboardEvent) {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
      event.preventDefault();
      const unread = event.shiftKey ? unreadRoomIds(cache, groupId) : null;
      const roomId = nextRoom(rooms, {
        from: activeRoomId,
        isBack: event.key === 'ArrowUp',
        isWanted: (id) => !unread || unread.includes(id),
      });
      if (roomId) void navigate({ to: '/groups/$groupId/rooms/$roomId', params: { groupId, roomId } });
    }

    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [group, activeRoomId, cache, navigate]);
}

type Wish = { from: RoomId | undefined; isBack: boolean; isWanted: (id: RoomId) => boolean };

/** The next room that is wanted, from the last on to the first; undefined when it is no other one. */
function nextRoom(rooms: readonly RoomId[], { from, isBack, isWanted }: Wish) {
  const ordered = isBack ? rooms.toReversed() : rooms;
  const here = from === undefined ? -1 : ordered.indexOf(from);
  return [...ordered.slice(here + 1), ...ordered.slice(0, Math.max(here, 0))].find(isWanted);
}
