import type { GroupSummary } from '@parley/contract/groups';
import type { GroupId, RoomId } from '@parley/contract/ids';
import { createFileRoute, Outlet, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { GroupSidebar } from '#groups/group-sidebar.tsx';
import { GroupSidebarSkeleton } from '#groups/group-sidebar-skeleton.tsx';
import { useRememberGroup } from '#groups/last-group.ts';
import { useGroupQuery } from '#groups/queries.ts';
import { useGroupLoss } from '#groups/use-group-loss.ts';
import { ConversationSkeleton } from '#layout/conversation-skeleton.tsx';
import { MembersPane, SidebarPane } from '#layout/pane.tsx';
import { usePanes } from '#layout/panes.ts';
import { loadPart } from '#lib/load-part.ts';
import { useGroupStream } from '#live/use-group-stream.ts';
import { useMyGroups } from '#me/queries.ts';
import { MemberListSkeleton } from '#members/member-skeleton.tsx';
import { useRoomKeys } from '#rooms/use-room-keys.ts';
import { roomTexts } from '#texts/rooms.ts';
import { uiTexts } from '#texts/ui.ts';
import { ErrorState } from '#ui/error-state.tsx';
import { MeBar } from '#users/me-bar.tsx';

/** Beside what one came for. */
const MemberList = lazy(() =>
  loadPart(() => import('#members/member-list.tsx')).then((part) => ({ default: part.MemberList })),
);

/** For who isn't in the group; nobody else needs its code. */
const GroupVisit = lazy(() =>
  loadPart(() => import('#layout/group-visit.tsx')).then((part) => ({ default: part.GroupVisit })),
);

export const Route = createFileRoute('/_app/groups/$groupId')({
  params: { parse: ({ groupId }) => ({ groupId: groupId as GroupId }) },
  loader: ({ context, params }) => void context.api.groups.get.prefetch(params),
  component: GroupRoute,
});

function GroupRoute() {
  const { groupId } = Route.useParams();
  return <GroupPage key={groupId} groupId={groupId} />;
}

/** One's own groups decide whether this is a group to be in or one to look at. */
function GroupPage({ groupId }: { groupId: GroupId }) {
  const groups = useMyGroups();
  const summary = groups?.find(({ id }) => id === groupId);
  const isLost = useGroupLoss(groupId, summary);

  if (summary) return <OwnGroup summary={summary} />;
  if (!groups || isLost) return <Waiting />;
  return (
    <Suspense fallback={<Waiting />}>
      <GroupVisit groupId={groupId} />
    </Suspense>
  );
}

function OwnGroup({ summary: { id: groupId } }: { summary: GroupSummary }) {
  const query = useGroupQuery(groupId);
  const group = query.data;
  const activeRoomId = useParams({ strict: false, select: ({ roomId }) => roomId as RoomId | undefined });
  useGroupStream(groupId, group?.version);
  const { closeDrawer } = usePanes();
  useRememberGroup(groupId);
  useRoomKeys(group, activeRoomId);

  if (!group) {
    if (query.isPending) return <Waiting />;
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />;
  }
  return (
    <>
      <SidebarPane label={roomTexts.rooms}>
        <GroupSidebar group={group} activeRoomId={activeRoomId} />
        <MeBar />
      </SidebarPane>
      <Outlet />
      <MembersPane label={uiTexts.members}>
        <Suspense fallback={<MemberListSkeleton />}>
          <MemberList group={group} onLeave={closeDrawer} />
        </Suspense>
      </MembersPane>
    </>
  );
}

const Waiting = () => (
  <>
    <SidebarPane label={roomTexts.rooms}>
      <GroupSidebarSkeleton />
      <MeBar />
    </SidebarPane>
    <ConversationSkeleton />
  </>
);
