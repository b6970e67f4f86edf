import type { GroupId, RoomId } from '@parley/contract/ids';
import { createFileRoute, useRouter } from '@tanstack/react-router';
import { Hash } from 'lucide-react';
import { useCallback } from 'react';
import { MembersToggle, TopBar } from '#layout/top-bar.tsx';
import { useDocumentTitle } from '#lib/document-title.ts';
import { trpc } from '#lib/trpc.ts';
import { useRoomSignals } from '#live/use-room-signals.ts';
import { Conversation } from '#messages/conversation.tsx';
import { RoomFaces } from '#messages/room-faces.tsx';

export const Route = createFileRoute('/_app/groups/$groupId/rooms/$roomId')({
  params: {
    parse: ({ groupId, roomId }) => ({ groupId: groupId as GroupId, roomId: roomId as RoomId }),
  },
  /** `m` is the message that a link leads to. */
  validateSearch: ({ m }: Record<string, unknown>): { m?: number } => {
    const seq = Number(m);
    return Number.isSafeInteger(seq) && seq > 0 ? { m: seq } : {};
  },
  component: Room,
});

function Room() {
  const { groupId, roomId } = Route.useParams();
  const { m = null } = Route.useSearch();
  const { me } = Route.useRouteContext();
  const router = useRouter();
  const navigate = Route.useNavigate();
  const { data: group } = trpc.groups.get.useQuery({ groupId });
  const room = group?.rooms.find(({ id }) => id === roomId);
  const signals = useRoomSignals(roomId);
  useDocumentTitle(room?.name ?? '');

  const onGone = useCallback(() => void navigate({ to: '/', replace: true }), [navigate]);

  function linkTo(seq: number) {
    const to = '/groups/$groupId/rooms/$roomId';
    const { href } = router.buildLocation({ to, params: { groupId, roomId }, search: { m: seq } });
    return new URL(href, location.origin).href;
  }

  if (!group || !room) return null;

  return (
    <>
      <TopBar icon={Hash} title={room.name} description={room.description}>
        <RoomFaces signals={signals} />
        <MembersToggle />
      </TopBar>
      <Conversation
        room={room}
        canModerate={group.ownerId === me.id}
        signals={signals}
        permalink={m}
        linkTo={linkTo}
        onGone={onGone}
      />
    </>
  );
}
