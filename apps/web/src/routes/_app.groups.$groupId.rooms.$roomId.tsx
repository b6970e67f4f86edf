import type { GroupView } from '@parley/contract/groups';
import type { RoomId } from '@parley/contract/ids';
import { permissionsOf } from '@parley/contract/permissions';
import type { RoomView } from '@parley/contract/rooms';
import { createFileRoute, useRouter } from '@tanstack/react-router';
import { Hash } from 'lucide-react';
import { lazy, Suspense, useCallback } from 'react';
import { useGroup } from '#groups/queries.ts';
import { ConversationSkeleton } from '#layout/conversation-skeleton.tsx';
import { MissingPane } from '#layout/missing-pane.tsx';
import { TopBar } from '#layout/top-bar.tsx';
import { useDocumentTitle } from '#lib/document-title.ts';
import { loadPart } from '#lib/load-part.ts';
import { trpc } from '#lib/trpc.ts';
import { useRoomSignals } from '#live/use-room-signals.ts';
import { useMe } from '#me/queries.ts';
import { Conversation } from '#messages/conversation.tsx';
import { useRoom } from '#rooms/use-room.ts';
import { useVisit } from '#rooms/use-visit.ts';
import { roomTexts } from '#texts/rooms.ts';

/** There is nobody to show before the connection stands, and nothing to look for. */
const RoomTools = lazy(() =>
  loadPart(() => import('#layout/room-tools.tsx')).then((part) => ({ default: part.RoomTools })),
);

export const Route = createFileRoute('/_app/groups/$groupId/rooms/$roomId')({
  params: { parse: ({ roomId }) => ({ roomId: roomId as RoomId }) },
  /** `m` is the message that a link leads to. */
  validateSearch: ({ m }: Record<string, unknown>): { m?: number } => {
    const seq = Number(m);
    return Number.isSafeInteger(seq) && seq > 0 ? { m: seq } : {};
  },
  component: RoomRoute,
});

function RoomRoute() {
  const { groupId, roomId } = Route.useParams();
  const group = useGroup(groupId);
  const room = useRoom(group, roomId);

  if (group && room) return <OpenRoom key={roomId} group={group} room={room} />;
  if (room !== null) return <ConversationSkeleton />;
  return (
    <MissingPane title={roomTexts.missingTitle} to="/groups/$groupId" params={{ groupId }} toLabel={roomTexts.toGroup}>
      {roomTexts.missingLine}
    </MissingPane>
  );
}

function OpenRoom({ group, room }: { group: GroupView; room: RoomView }) {
  const { groupId, id: roomId } = room;
  const { m = null } = Route.useSearch();
  const router = useRouter();
  const navigate = Route.useNavigate();
  const { groups } = trpc.useUtils();
  const me = useMe();
  const signals = useRoomSignals(roomId);
  useVisit(room);
  useDocumentTitle(`#${room.name} · ${group.name}`);

  /** The link then leads there again, and what comes after it isn't lost by a reload. */
  const onArrived = useCallback(() => void navigate({ search: {}, replace: true }), [navigate]);

  /** The group then no longer has the room, and leads away. */
  const onGone = useCallback(() => void groups.get.invalidate({ groupId }), [groups, groupId]);

  function linkTo(seq: number) {
    const to = '/groups/$groupId/rooms/$roomId';
    const { href } = router.buildLocation({ to, params: { groupId, roomId }, search: { m: seq } });
    return new URL(href, location.origin).href;
  }

  return (
    <>
      <TopBar icon={Hash} title={room.name} description={room.description}>
        <Suspense>
          <RoomTools group={group} signals={signals} />
        </Suspense>
      </TopBar>
      <Conversation
        room={room}
        canModerate={me !== undefined && permissionsOf(group, me.id).has('manageMessages')}
        signals={signals}
        permalink={m}
        onArrived={onArrived}
        linkTo={linkTo}
        onGone={onGone}
      />
    </>
  );
}
