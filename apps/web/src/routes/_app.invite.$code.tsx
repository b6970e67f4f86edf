import { createFileRoute } from '@tanstack/react-router';
import { Ticket } from 'lucide-react';
import { GroupPreviewCard } from '#groups/group-preview-card.tsx';
import { AcceptInvite } from '#invites/accept-invite.tsx';
import { HomeSidebar } from '#layout/home-sidebar.tsx';
import { MissingPane } from '#layout/missing-pane.tsx';
import { TopBar } from '#layout/top-bar.tsx';
import { useDocumentTitle } from '#lib/document-title.ts';
import { isRefusal } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { groupPartTexts } from '#texts/group-parts.ts';
import { ErrorState } from '#ui/error-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';

export const Route = createFileRoute('/_app/invite/$code')({ component: Invite });

function Invite() {
  const { code } = Route.useParams();
  const invite = trpc.invites.preview.useQuery({ code }, { refetchOnMount: 'always' });
  const { error } = invite;
  const preview = invite.isFetchedAfterMount ? invite.data : undefined;
  useDocumentTitle(preview ? preview.group.name : groupPartTexts.inviteLabel);

  if (error && isRefusal(error)) {
    return (
      <>
        <HomeSidebar />
        <MissingPane title={groupPartTexts.inviteGoneTitle} to="/" toLabel={groupPartTexts.toHome}>
          {groupPartTexts.inviteGoneLine}
        </MissingPane>
      </>
    );
  }
  return (
    <>
      <HomeSidebar />
      <TopBar icon={Ticket} title={groupPartTexts.inviteLabel} />
      <div className="scroll-pane flex min-h-0 flex-1 flex-col p-6 max-md:p-4">
        {preview ? (
          <GroupPreviewCard group={preview.group} lead={groupPartTexts.invitedBy(preview.invitedBy.displayName)}>
            <AcceptInvite code={code} group={preview.group} />
          </GroupPreviewCard>
        ) : error ? (
          <ErrorState error={error} onRetry={() => void invite.refetch()} isRetrying={invite.isFetching} />
        ) : (
          <Skeleton className="m-auto h-96 w-full max-w-dialog rounded-2xl" />
        )}
      </div>
    </>
  );
}
