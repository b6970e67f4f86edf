import { createFileRoute, Link, Navigate } from '@tanstack/react-router';
import { MessageSquareText, UsersRound } from 'lucide-react';
import { lastGroup } from '#groups/last-group.ts';
import { useStructureDialogs } from '#groups/structure-dialogs.ts';
import { ConversationSkeleton } from '#layout/conversation-skeleton.tsx';
import { HomeSidebar } from '#layout/home-sidebar.tsx';
import { TopBar } from '#layout/top-bar.tsx';
import { useDocumentTitle } from '#lib/document-title.ts';
import { useMyGroups } from '#me/queries.ts';
import { groupTexts } from '#texts/groups.ts';
import { wayInTexts } from '#texts/ways-in.ts';
import { Button, buttonClass } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';

export const Route = createFileRoute('/_app/')({ component: Home });

/** Leads to the group where one was last; whoever is in none gets shown the ways into one. */
function Home() {
  const groups = useMyGroups();
  const lastId = lastGroup();
  const group = groups?.find(({ id }) => id === lastId) ?? groups?.[0];
  useDocumentTitle(groupTexts.home);

  if (group) return <Navigate to="/groups/$groupId" params={{ groupId: group.id }} replace />;
  return (
    <>
      <HomeSidebar />
      {groups ? <NoGroups /> : <ConversationSkeleton />}
    </>
  );
}

function NoGroups() {
  const open = useStructureDialogs();

  return (
    <>
      <TopBar icon={MessageSquareText} title={groupTexts.home} />
      <EmptyState
        icon={UsersRound}
        title={wayInTexts.noneTitle}
        action={
          <>
            <Button variant="primary" onClick={() => open({ kind: 'createGroup' })}>
              {groupTexts.create}
            </Button>
            <Link to="/discover" className={buttonClass()}>
              {groupTexts.discover}
            </Link>
            <Button variant="ghost" onClick={() => open({ kind: 'openInvite' })}>
              {wayInTexts.openInvite}
            </Button>
          </>
        }
      >
        {wayInTexts.noneLine}
      </EmptyState>
    </>
  );
}
