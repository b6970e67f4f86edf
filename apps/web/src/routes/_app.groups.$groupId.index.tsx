import { createFileRoute, Navigate } from '@tanstack/react-router';
import { Hash } from 'lucide-react';
import { arrange, roomsInOrder } from '#groups/arrangement.ts';
import { NoRooms } from '#groups/no-rooms.tsx';
import { useGroup } from '#groups/queries.ts';
import { TopBar } from '#layout/top-bar.tsx';
import { useDocumentTitle } from '#lib/document-title.ts';
import { useMyGroups } from '#me/queries.ts';

export const Route = createFileRoute('/_app/groups/$groupId/')({ component: GroupStart });

/** Leads to where one was last, or else to the first room. */
function GroupStart() {
  const { groupId } = Route.useParams();
  const group = useGroup(groupId);
  const lastRoomId = useMyGroups()?.find(({ id }) => id === groupId)?.lastRoomId;
  useDocumentTitle(group?.name ?? '');

  if (!group) return null;
  const rooms = roomsInOrder(arrange(group));
  const room = rooms.find(({ id }) => id === lastRoomId) ?? rooms[0];
  if (room) return <Navigate to="/groups/$groupId/rooms/$roomId" params={{ groupId, roomId: room.id }} replace />;
  return (
    <>
      <TopBar icon={Hash} title={group.name} description={group.description} />
      <NoRooms group={group} />
    </>
  );
}
