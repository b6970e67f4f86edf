import type { GroupView } from '@parley/contract/groups';
import type { RoomId } from '@parley/contract/ids';
import type { RoomView } from '@parley/contract/rooms';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { trpc } from '#lib/trpc.ts';
import { roomTexts } from '#texts/rooms.ts';
import { showToast } from '#ui/toasts.ts';

/**
 * The room on screen: undefined while that isn't known, null when the group has no such room. A group that doesn't know the
 * room yet is asked once more, since the room may be new. When the room is deleted while one looks, one is led back to
 * the group and told.
 */
export function useRoom(group: GroupView | undefined, roomId: RoomId): RoomView | null | undefined {
  const { groups } = trpc.useUtils();
  const navigate = useNavigate();
  const [seen, setSeen] = useState<RoomView>();
  const [missingId, setMissingId] = useState<RoomId>();
  const room = group?.rooms.find(({ id }) => id === roomId);
  if (room && room !== seen) setSeen(room);
  const groupId = group?.id;
  const isKnown = room !== undefined;
  const deletedName = groupId && !isKnown && seen?.id === roomId ? seen.name : null;

  useEffect(() => {
    if (!groupId || isKnown) return;
    if (deletedName !== null) {
      showToast({ text: roomTexts.roomDeleted(deletedName) });
      void navigate({ to: '/groups/$groupId', params: { groupId }, replace: true });
      return;
    }
    let isOver = false;
    void groups.get.refetch({ groupId }).then(() => isOver || setMissingId(roomId));
    return () => {
      isOver = true;
    };
  }, [groupId, isKnown, deletedName, roomId, groups, navigate]);

  if (room) return room;
  return missingId === roomId && deletedName === null ? null : undefined;
}
