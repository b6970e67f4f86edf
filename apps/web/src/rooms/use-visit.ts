import type { RoomView } from '@parley/contract/rooms';
import { useEffect, useRef } from 'react';
import { trpc } from '#lib/trpc.ts';
import { useMyGroups } from '#me/queries.ts';

/** Remembers the room as the one where one was last in its group, if it isn't already. What gets lost costs nothing. */
export function useVisit({ id: roomId, groupId }: RoomView): void {
  const { mutate } = trpc.rooms.visit.useMutation();
  const lastRoomId = useMyGroups()?.find(({ id }) => id === groupId)?.lastRoomId;
  const known = useRef(lastRoomId);
  known.current = lastRoomId;

  useEffect(() => {
    if (known.current !== roomId) mutate({ roomId });
  }, [roomId, mutate]);
}
